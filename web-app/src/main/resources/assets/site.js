// Makes the tag field better: Enter turns what stands in it into a pill, and pills have a button to
// remove them. Without this file the field takes tags apart by commas or spaces, and pills are check boxes.
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
