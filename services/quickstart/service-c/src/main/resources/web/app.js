import { createApp } from 'vue';
import BackendCard from './backend-card.js';

const backends = [
  { id: 'a', name: 'Service A', url: '/api/a/' },
  { id: 'b', name: 'Service B', url: '/api/b/' },
];

createApp({
  components: { BackendCard },
  setup() {
    // The proxy's dashboard has a port of its own on whatever host this page came from.
    return { backends, dashboard: `http://${location.hostname}:8080/` };
  },
  template: `
    <header>
      <img src="/icon.svg" alt="" width="44" height="44">
      <div>
        <h1>quickstart</h1>
        <p>Five containers, one command. What the two backends say right now:</p>
      </div>
    </header>
    <main>
      <BackendCard v-for="backend in backends" :key="backend.id" v-bind="backend" />
    </main>
    <nav>
      <a href="/netdata/"><strong>Monitoring</strong><span>Netdata watches all containers</span></a>
      <a :href="dashboard"><strong>Proxy</strong><span>routes and the health of what is behind them</span></a>
    </nav>
  `,
}).mount('#app');
