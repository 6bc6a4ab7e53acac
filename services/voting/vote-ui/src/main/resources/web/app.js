import { createApp, onMounted, ref } from 'vue';

const REMEMBERED = 'choice';

createApp({
  setup() {
    const poll = ref(null);
    const choice = ref(localStorage.getItem(REMEMBERED));
    const sending = ref(false);
    const said = ref('');
    const failed = ref(false);

    async function ask(method, body) {
      const answer = await fetch('/api/', { method, body, cache: 'no-store' });
      const content = await answer.json();
      if (!answer.ok) throw new Error(content.error);
      return content;
    }

    async function attempt(action, otherwise) {
      try {
        await action();
        failed.value = false;
      } catch (error) {
        failed.value = true;
        said.value = error instanceof TypeError || error instanceof SyntaxError ? otherwise : error.message;
      }
    }

    async function load() {
      await attempt(async () => {
        poll.value = await ask('GET');
        said.value = '';
      }, 'The service does not answer. This page keeps trying.');
      if (failed.value) setTimeout(load, 2000);
    }

    async function vote(option) {
      sending.value = true;
      await attempt(async () => {
        await ask('POST', JSON.stringify({ choice: option }));
        choice.value = option;
        localStorage.setItem(REMEMBERED, option);
        said.value = `You voted for ${option}. You can change your mind at any time.`;
      }, 'Your vote was not taken. Try again.');
      sending.value = false;
    }

    onMounted(load);
    return { poll, choice, sending, said, failed, vote };
  },
  template: `
    <header>
      <img src="/icon.svg" alt="" width="44" height="44">
      <div>
        <h1>{{ poll ? poll.question : 'Vote' }}</h1>
        <p>One vote for each browser; the last one counts.</p>
      </div>
    </header>
    <main v-if="poll">
      <button v-for="option in poll.options" :key="option" :data-option="option" :disabled="sending"
        :aria-pressed="option === choice" @click="vote(option)">{{ option }}</button>
    </main>
    <p role="status" :class="{ failed }">{{ said }}</p>
  `,
}).mount('#app');
