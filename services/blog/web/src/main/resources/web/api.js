const PATIENCE_MS = 8000;

/** Posts with their comments, the latest first. */
export const readPosts = () => ask('/api/query/posts');

export const writePost = (id, title) => ask('/api/posts/posts', { id, title });

export const writeComment = (id, postId, content) =>
  ask(`/api/comments/posts/${postId}/comments`, { id, content });

/**
 * Names what is about to be written: sent again with the same id, it is still written once. Pages that do not come over
 * https or from localhost have no randomUUID.
 */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function ask(url, body) {
  const how = body ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {};
  let answer;
  try {
    answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS), ...how });
  } catch {
    throw new Error('There is no answer. Try again in a moment.');
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error ?? `The answer is an error (${answer.status}).`);
  return said;
}
