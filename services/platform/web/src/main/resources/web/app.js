import { createApp, onMounted, ref } from 'vue';
import { ask } from './ask.js';
import ActivationCard from './activation-card.js';
import CredentialsCard from './credentials-card.js';

createApp({
  components: { ActivationCard, CredentialsCard },

  setup() {
    const token = location.pathname === '/activate' ? new URLSearchParams(location.search).get('token') : null;
    const view = ref(token ? 'activate' : 'loading'); // activate, loading, login, signup, mail or member
    const session = ref(null);
    const problem = ref('');

    async function look() {
      try {
        session.value = await ask('GET', '/session');
        view.value = 'member';
      } catch (error) {
        view.value = 'login';
        problem.value = error.status === 401 ? '' : error.message;
      }
    }

    async function logOut() {
      await ask('POST', '/logout').catch(error => { problem.value = error.message; });
      await look();
    }

    function leaveLink() {
      history.replaceState(null, '', '/');
      view.value = 'login';
    }

    onMounted(() => token ?? look());
    return { token, view, session, problem, look, logOut, leaveLink };
  },

  template: `
    <header>
      <img src="/icon.svg" alt="" width="44" height="44">
      <div>
        <h1>platform</h1>
        <p>Accounts with a confirmed mail address.</p>
      </div>
    </header>
    <main :data-view="view">
      <ActivationCard v-if="view === 'activate'" :token="token" @done="leaveLink" />
      <CredentialsCard v-if="view === 'login'" title="Log in" path="/login" button="Log in" @done="look">
        No account yet? <a href="#" id="to-signup" @click.prevent="view = 'signup'">Sign up</a>
      </CredentialsCard>
      <CredentialsCard v-if="view === 'signup'" title="Sign up" path="/signup" button="Sign up" fresh
                       @done="view = 'mail'">
        Have an account? <a href="#" @click.prevent="view = 'login'">Log in</a>
      </CredentialsCard>
      <article v-if="view === 'mail'" class="answered">
        <h2>Look into your mail</h2>
        <p>We have sent you a link. Follow it to confirm your address; it works once.</p>
      </article>
      <article v-if="view === 'member'" class="answered">
        <h2>Welcome</h2>
        <p class="answer" id="who">{{ session.email }}</p>
        <footer>
          <span>Logged in since {{ new Date(session.since).toLocaleString() }}</span>
          <button id="logout" @click="logOut">Log out</button>
        </footer>
      </article>
      <p v-if="problem" class="problem" role="alert">{{ problem }}</p>
    </main>
  `,
}).mount('#app');
