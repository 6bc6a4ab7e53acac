import { readPosts, writePost } from './api.js';
import Form from './form.js';
import Post from './post.js';

const { createElement: h, useCallback, useEffect, useState } = React;

const EVERY_MS = 1500;

/** Shows what the service query knows, and asks it again and again: what is written arrives there a moment later. */
function Blog() {
  const [posts, setPosts] = useState(null);
  const [problem, setProblem] = useState('');

  const refresh = useCallback(async () => {
    try {
      setPosts((await readPosts()).posts);
      setProblem('');
    } catch (error) {
      setProblem(error.message);
    }
  }, []);

  useEffect(() => {
    let timer;
    const repeat = () => refresh().then(() => { timer = setTimeout(repeat, EVERY_MS); });
    repeat();
    return () => clearTimeout(timer);
  }, [refresh]);

  return h(React.Fragment, null,
    h('header', null,
      h('img', { src: '/icon.svg', alt: '', width: 44, height: 44 }),
      h('div', null,
        h('h1', null, 'blog'),
        h('p', null, 'Six services that tell each other what happened.'))),
    h(Form, {
      name: 'post', label: 'Title of a new post', button: 'Post', longest: 200,
      send: (id, title) => writePost(id, title).then(refresh),
    }),
    problem && h('p', { className: 'problem', role: 'alert' }, problem),
    h('main', null,
      posts === null ? h('p', { className: 'empty' }, 'Reading …')
      : posts.length === 0 ? h('p', { className: 'empty' }, 'Nothing is written yet.')
      : posts.map((post) => h(Post, { key: post.id, post, refresh }))));
}

ReactDOM.createRoot(document.getElementById('app')).render(h(Blog));
