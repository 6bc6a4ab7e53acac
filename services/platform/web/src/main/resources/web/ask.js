/**
 * Asks auth through this page's own host. Returns what it answers; throws an Error with a message for
 * the reader otherwise.
 */
export async function ask(method, path, body) {
  let answer;
  try {
    answer = await fetch('/api' + path, {
      method,
      cache: 'no-store',
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Error('The server cannot be reached: try again.');
  }
  const text = await answer.text();
  const content = text.startsWith('{') ? JSON.parse(text) : {};
  if (!answer.ok) {
    throw Object.assign(new Error(content.error ?? `It does not work at this moment (${answer.status}).`),
      { status: answer.status });
  }
  return content;
}
