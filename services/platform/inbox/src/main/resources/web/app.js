const EVERY_MS = 2000;
let shown = '';

async function look() {
  try {
    const text = await (await fetch('/mails', { cache: 'no-store' })).text();
    if (text !== shown) {
      shown = text;
      show(JSON.parse(text));
    }
  } catch {
    // it is restarting: the next look will tell
  }
  setTimeout(look, EVERY_MS);
}

function show(mails) {
  document.querySelector('#mails').replaceChildren(...mails.map(mail => {
    const article = document.createElement('article');
    article.append(
      element('h2', mail.subject),
      element('small', `to ${mail.to.join(', ')} from ${mail.from}, ${new Date(mail.received).toLocaleString()}`),
      withLinks(mail.text));
    return article;
  }));
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text; // never as HTML: anybody can send a mail
  return made;
}

function withLinks(text) {
  const pre = document.createElement('pre');
  for (const part of text.split(/(https?:\/\/\S+)/)) {
    if (part.startsWith('http')) {
      const link = element('a', part);
      link.href = part;
      pre.append(link);
    } else {
      pre.append(part);
    }
  }
  return pre;
}

look();
