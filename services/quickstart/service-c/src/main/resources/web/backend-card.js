import { computed, onMounted, onUnmounted, ref } from 'vue';

const EVERY_MS = 5000;
const PATIENCE_MS = 4000;

/** One backend: asks it every few seconds and shows its answer, or why there is none. */
export default {
  props: { id: String, name: String, url: String },

  setup(props) {
    const state = ref('waiting'); // waiting, answered or failed
    const text = ref('');
    const took = ref(0);
    const asking = ref(false);
    let timer;

    async function ask() {
      clearTimeout(timer);
      asking.value = true;
      const start = performance.now();
      try {
        const answer = await fetch(props.url, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
        if (!answer.ok) throw new Error(explain(answer.status));
        text.value = await answer.text();
        took.value = Math.round(performance.now() - start);
        state.value = 'answered';
      } catch (error) {
        text.value = error.name === 'TimeoutError' ? 'It takes too long to answer.'
          : error instanceof TypeError ? 'The proxy cannot be reached.'
          : error.message;
        state.value = 'failed';
      }
      asking.value = false;
      timer = setTimeout(ask, EVERY_MS);
    }

    onMounted(ask);
    onUnmounted(() => clearTimeout(timer));

    const label = computed(() => ({ waiting: 'asking', answered: 'up', failed: 'no answer' })[state.value]);
    return { state, text, took, asking, label, ask };
  },

  template: `
    <article :class="state" :data-backend="id" :data-state="state">
      <h2>{{ name }} <span class="badge" role="status">{{ label }}</span></h2>
      <p v-if="state === 'waiting'" class="skeleton" aria-hidden="true"></p>
      <p v-else class="answer">{{ text }}</p>
      <footer>
        <code>GET {{ url }}</code>
        <span v-if="state === 'answered'">{{ took }} ms</span>
        <button v-if="state === 'failed'" :disabled="asking" @click="ask">Try again</button>
      </footer>
    </article>
  `,
};

function explain(status) {
  if (status === 404) return 'The proxy knows no such service yet.';
  if (status >= 502 && status <= 504) return 'It is down or still starting. This page keeps trying.';
  return `It answered with an error (${status}).`;
}
