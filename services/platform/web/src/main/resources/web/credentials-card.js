import { ref } from 'vue';
import { ask } from './ask.js';

/** A form for a mail address and a password, which it hands to auth. */
export default {
  props: { title: String, path: String, button: String, fresh: Boolean },
  emits: ['done'],

  setup(props, { emit }) {
    const email = ref('');
    const password = ref('');
    const problem = ref('');
    const asking = ref(false);

    async function send() {
      asking.value = true;
      problem.value = '';
      try {
        await ask('POST', props.path, { email: email.value, password: password.value });
        emit('done');
      } catch (error) {
        problem.value = error.message;
      }
      asking.value = false;
    }
    return { email, password, problem, asking, send };
  },

  template: `
    <article :class="problem ? 'failed' : ''">
      <h2>{{ title }}</h2>
      <form @submit.prevent="send">
        <label>Mail address
          <input name="email" type="email" v-model="email" required maxlength="254" autocomplete="username">
        </label>
        <label>Password
          <input name="password" type="password" v-model="password" required maxlength="128"
                 :minlength="fresh ? 10 : 1" :autocomplete="fresh ? 'new-password' : 'current-password'">
        </label>
        <p v-if="fresh" class="hint">Ten characters or more; length counts, not the kind of characters.</p>
        <p v-if="problem" class="problem" role="alert">{{ problem }}</p>
        <button :disabled="asking">{{ asking ? 'One moment …' : button }}</button>
      </form>
      <footer><span><slot></slot></span></footer>
    </article>
  `,
};
