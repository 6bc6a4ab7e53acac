import { createApp, onMounted, onUnmounted, ref } from 'vue';

createApp({
  setup() {
    const tally = ref(null);
    const live = ref(false);
    let events;

    function follow() {
      events = new EventSource('/api/stream');
      events.addEventListener('open', () => { live.value = true; });
      events.addEventListener('tally', event => { tally.value = JSON.parse(event.data); });
      events.addEventListener('error', () => {
        live.value = false;
        // The browser connects again by itself, but not after an answer that is an error.
        if (events.readyState === EventSource.CLOSED) setTimeout(follow, 2000);
      });
    }

    function percent(votes) {
      return tally.value.total === 0 ? 0 : Math.round(100 * votes / tally.value.total);
    }

    onMounted(follow);
    onUnmounted(() => events.close());
    return { tally, live, percent };
  },
  template: `
    <header>
      <img src="/icon.svg" alt="" width="44" height="44">
      <div>
        <h1>{{ tally ? tally.question : 'Result' }}</h1>
        <p>How it stands right now.</p>
      </div>
    </header>
    <main v-if="tally">
      <article v-for="option in tally.options" :key="option.name" :data-option="option.name">
        <h2>{{ option.name }} <span class="votes">{{ option.votes }} · {{ percent(option.votes) }} %</span></h2>
        <div class="bar"><div :style="{ width: percent(option.votes) + '%' }"></div></div>
      </article>
    </main>
    <footer>
      <span class="total">{{ tally ? tally.total : 0 }} {{ tally && tally.total === 1 ? 'vote' : 'votes' }}</span>
      <span role="status" :class="live ? 'live' : 'lost'">{{ live ? 'live' : 'connecting' }}</span>
    </footer>
  `,
}).mount('#app');
