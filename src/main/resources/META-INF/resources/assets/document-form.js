// Forms over a document that is there: the controls are named by JSON pointers into it, what was changed is put at its place,
// and everything that no control is for stays as it is.
//
//   <form data-api="/api/v1/things/7/document" data-method="PUT" data-version="3" data-base="/api/v1/things/7/document">
//     <input name="/description/purpose">
//     <table><tbody id="rows" data-next="4"><tr data-row="/parts/3"><td><input name="/parts/3/name"> <button type="button" data-remove-row>
//     <template id="new-row"><tr data-row="/parts/{index}">…</template> <button type="button" data-add-row="new-row" data-rows="rows">
//
// It makes the body that forms.js sends, and tells which controls an answer's pointers mean.

// Numbers keep the digits that they were written with, where the browser can do that.
const EXACT = 'rawJSON' in JSON;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

for (const form of document.querySelectorAll('form[data-base]')) {
  form.addEventListener('compose', event => {
    event.preventDefault();
    event.detail.body = changedDocument(form, event.detail.readers);
  });
  form.addEventListener('problem', event => {
    for (const error of event.detail.errors || []) {
      error.pointer = pointerInForm(form, error.pointer);
    }
  });
}

document.addEventListener('click', event => {
  const add = event.target.closest('[data-add-row]');
  const remove = event.target.closest('[data-remove-row]');
  if (add) {
    addRow(add);
  } else if (remove) {
    removeRow(remove.closest('[data-row]'));
  }
});

function addRow(button) {
  const rows = document.getElementById(button.dataset.rows);
  const template = document.getElementById(button.dataset.addRow);
  const index = rows.dataset.next++;
  rows.insertAdjacentHTML('beforeend', template.innerHTML.replaceAll('{index}', index));
  rows.lastElementChild.querySelector('input, select, textarea').focus();
}

/** The form remembers a row that the document has; one that was only just added is simply gone. */
function removeRow(row) {
  const form = row.closest('form');
  const next = row.nextElementSibling || row.previousElementSibling || form;
  if (!('fresh' in row.dataset)) {
    form.dataset.removed = [...(form.dataset.removed || '').split(' '), row.dataset.row].join(' ').trim();
  }
  row.remove();
  (next.querySelector('[data-remove-row]') || form.querySelector('[data-add-row]')).focus();
}

/** The document as it shall be. */
async function changedDocument(form, readers) {
  const response = await fetch(form.dataset.base, { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`the document could not be read: ${response.status}`);
  }
  const root = parse(await response.text());
  for (const control of form.elements) {
    if (control.name.startsWith('/') && isChanged(control)) {
      place(root, control.name.split('/').slice(1), value(control, readers));
    }
  }
  for (const pointer of (form.dataset.removed || '').split(' ').filter(text => text)) {
    place(root, pointer.split('/').slice(1), undefined);
  }
  form.placesSent = places(form, root);
  return JSON.stringify(compacted(root));
}

/** The pointer of the control that a pointer into the document that was sent means. */
function pointerInForm(form, pointer) {
  const moved = (form.placesSent || []).find(({ sent }) => pointer === sent || pointer.startsWith(sent + '/'));
  return moved ? moved.row + pointer.slice(moved.sent.length) : pointer;
}

function parse(text) {
  return EXACT
    ? JSON.parse(text, (name, found, context) => typeof found === 'number' ? JSON.rawJSON(context.source) : found)
    : JSON.parse(text);
}

function isChanged(control) {
  if (control.type === 'checkbox') {
    return control.checked !== control.defaultChecked;
  }
  if (control.options) {
    const before = [...control.options].findIndex(option => option.defaultSelected);
    return control.selectedIndex !== Math.max(before, 0);
  }
  return control.value !== control.defaultValue;
}

function value(control, readers) {
  if (control.dataset.type === 'scalar' && NUMBER.test(control.value.trim())) {
    return EXACT ? JSON.rawJSON(control.value.trim()) : Number(control.value);
  }
  const read = readers[control.dataset.type] || readers[control.type === 'checkbox' ? 'boolean' : 'text'];
  const found = read(control);
  return found === null || (Array.isArray(found) && found.length === 0) ? undefined : found;
}

function place(parent, [name, ...rest], given) {
  if (rest.length > 0) {
    if (parent[name] === undefined || parent[name] === null || typeof parent[name] !== 'object') {
      if (given === undefined) {
        return;
      }
      parent[name] = /^\d+$/.test(rest[0]) ? [] : {};
    }
    place(parent[name], rest, given);
  } else if (given === undefined && !Array.isArray(parent)) {
    delete parent[name];
  } else {
    parent[name] = given;
  }
}

/** Where each row's object stands once the gaps are closed. */
function places(form, root) {
  return [...form.querySelectorAll('[data-row]')].map(({ dataset: { row } }) => {
    const parent = row.slice(0, row.lastIndexOf('/'));
    const list = parent.split('/').slice(1).reduce((found, name) => found?.[name], root) || [];
    const index = Number(row.slice(parent.length + 1));
    const before = list.slice(0, index).filter(item => item !== undefined).length;
    return { row, sent: `${parent}/${before}` };
  });
}

function compacted(found) {
  if (Array.isArray(found)) {
    return found.filter(item => item !== undefined).map(compacted);
  }
  if (found === null || typeof found !== 'object' || (EXACT && JSON.isRawJSON(found))) {
    return found;
  }
  return Object.fromEntries(Object.entries(found).map(([name, member]) => [name, compacted(member)]));
}
