import { newId } from './api.js';

const { createElement: h, useRef, useState } = React;

/** One line to write, and a button that sends it; what could not be sent stays, to be sent again under the same id. */
export default function Form({ name, label, button, longest, send }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const id = useRef(newId());

  async function submit(event) {
    event.preventDefault();
    setSending(true);
    setProblem('');
    try {
      await send(id.current, text);
      id.current = newId();
      setText('');
    } catch (error) {
      setProblem(error.message);
    }
    setSending(false);
  }

  function edit(event) {
    setText(event.target.value);
    id.current = newId(); // something else is another post or comment
  }

  return h('form', { onSubmit: submit, 'data-form': name },
    h('input', { 'aria-label': label, placeholder: label, value: text, maxLength: longest, onChange: edit, required: true }),
    h('button', { disabled: sending || text.trim() === '' }, button),
    problem && h('p', { className: 'problem', role: 'alert' }, problem));
}
