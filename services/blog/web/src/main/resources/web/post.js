import { writeComment } from './api.js';
import Form from './form.js';

const { createElement: h } = React;

const INSTEAD = {
  pending: 'This comment waits for moderation.',
  rejected: 'This comment was rejected by moderation.',
};

/** A comment; the text is put in as text, whatever it looks like. */
function Comment({ comment }) {
  return h('li', { className: comment.status, 'data-status': comment.status }, comment.content ?? INSTEAD[comment.status]);
}

/** A post, its comments, and a line to write another one. */
export default function Post({ post, refresh }) {
  const earlier = post.commentCount - post.comments.length;
  const comment = (id, content) => writeComment(id, post.id, content).then(refresh);
  return h('article', { 'data-post': post.id },
    h('h2', null, post.title),
    h('p', { className: 'count' }, post.commentCount === 1 ? '1 comment' : `${post.commentCount} comments`),
    earlier > 0 && h('p', { className: 'count' }, `${earlier} earlier ones are not shown`),
    h('ul', null, post.comments.map((each) => h(Comment, { key: each.id, comment: each }))),
    h(Form, { name: 'comment', label: 'Say something about it', button: 'Comment', longest: 5000, send: comment }));
}
