import { onMounted, ref } from 'vue';
import { ask } from './ask.js';

/** Hands a magic link's token to auth, once, and shows what became of it. */
export default {
  props: { token: String },
  emits: ['done'],

  setup(props) {
    const state = ref('waiting'); // waiting, answered or failed
    const text = ref('');

    onMounted(async () => {
      try {
        const { email } = await ask('POST', '/activate', { token: props.token });
        text.value = `${email} is confirmed.`;
        state.value = 'answered';
      } catch (error) {
        text.value = error.message;
        state.value = 'failed';
      }
    });
    return { state, text };
  },

  template: `
    <article :class="state" id="activation" :data-state="state">
      <h2>Confirming your mail address</h2>
      <p v-if="state === 'waiting'" class="skeleton" aria-hidden="true"></p>
      <p v-else class="answer" role="status">{{ text }}</p>
      <footer v-if="state !== 'waiting'"><button @click="$emit('done')">Go on</button></footer>
    </article>
  `,
};
