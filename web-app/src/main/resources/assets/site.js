// Two comforts; without this file everything works by links and forms alone.

// The tag field: Enter turns what stands in it into a pill, and pills have a button to remove them. Without this the
// field takes tags apart by commas or spaces, and pills are check boxes.
for (const editor of document.querySelectorAll('[data-tag-editor]')) {
  const field = editor.querySelector('input[type=text]');
  const list = editor.querySelector('.tag-list');

  const names = () => Array.from(list.querySelectorAll('input'), input => input.value);

  const pill = name => {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = 'tagList';
    input.value = name;
    const icon = document.createElement('i');
    icon.className = 'ion-close-round';
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'tag-remove';
    remove.setAttribute('aria-label', `Remove tag ${name}`);
    remove.append(icon);
    const pill = document.createElement('span');
    pill.className = 'tag-default tag-pill';
    pill.append(input, name, remove);
    remove.addEventListener('click', () => {
      pill.remove();
      field.focus();
    });
    return pill;
  };

  const takeTyped = () => {
    for (const typed of field.value.split(',')) {
      const name = typed.trim();
      if (name && !names().includes(name)) {
        list.append(pill(name));
      }
    }
    field.value = '';
  };

  for (const box of list.querySelectorAll('input[type=checkbox]')) {
    box.closest('.tag-pill').replaceWith(...(box.checked ? [pill(box.value)] : []));
  }
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      takeTyped();
    }
  });
  field.form.addEventListener('submit', takeTyped);
  editor.querySelector('.hint').textContent = 'Press Enter after each tag.';
}

// The buttons of favorites and followed people: pressed without a new page, for every button of that article or person.
// Whatever goes wrong, the form is sent as it is, and the page that follows tells.
const presses = {
  favorite: {verbs: ['Favorite', 'Unfavorite'], look: 'primary', said: ['Removed from favorites', 'Added to favorites']},
  follow: {verbs: ['Follow', 'Unfollow'], look: 'secondary', said: ['Not followed any more', 'Followed']},
};

const show = (form, kind, answer) => {
  const button = form.querySelector('button');
  const verb = kind.verbs[Number(answer.on)];
  form.elements.on.value = String(!answer.on);
  button.classList.toggle(`btn-${kind.look}`, answer.on);
  button.classList.toggle(`btn-outline-${kind.look}`, !answer.on);
  button.querySelector('.verb')?.replaceChildren(verb);
  button.querySelector('.counter')?.replaceChildren(answer.count);
  if (button.dataset.title) {
    button.setAttribute('aria-label', `${verb} ${button.dataset.title}, ${answer.count}`);
  }
};

const underWay = new Set();

document.addEventListener('submit', async event => {
  const form = event.target;
  const press = form.dataset.press;
  if (!press || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  if (underWay.has(press)) {
    return;
  }
  underWay.add(press);
  try {
    // A person who leaves the page at once has pressed the button all the same.
    const response = await fetch(form.action, {
      method: 'POST',
      headers: {Accept: 'application/json'},
      body: new URLSearchParams(new FormData(form)),
      redirect: 'error',
      keepalive: true,
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) {
      throw new Error(`answered with ${response.status}`);
    }
    const answer = await response.json();
    const kind = presses[press.split(' ', 1)[0]];
    for (const other of document.querySelectorAll('form[data-press]')) {
      if (other.dataset.press === press) {
        show(other, kind, answer);
      }
    }
    document.getElementById('status').textContent = kind.said[Number(answer.on)];
  } catch {
    form.submit();
  } finally {
    underWay.delete(press);
  }
});
