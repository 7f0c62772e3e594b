// Forms that speak to the API. A form names its operation, its controls the JSON pointers of their fields:
//
//   <form data-api="/api/v1/things/7" data-method="PATCH" data-version="3" data-then="/things/{id}">
//     <input name="/name"> <textarea name="/tags" data-type="list"> <input type="checkbox" name="/teamIds" data-type="choices" value="…">
//
// What the API finds wrong is shown at the control whose pointer it names, and what no control is for above them all.

const READERS = {
  text: control => control.value.trim() === '' ? null : control.value,
  number: control => control.value === '' ? null : Number(control.value),
  boolean: control => control.checked,
  list: control => control.value.split(/[\n,]/).map(item => item.trim()).filter(item => item !== '')
};

document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-api]');
  if (form) {
    event.preventDefault();
    send(form);
  }
});

async function send(form) {
  if (form.dataset.busy || (form.dataset.confirm && !await confirmed(form.dataset.confirm))) {
    return;
  }
  form.dataset.busy = 'true';
  forget(form);
  try {
    const response = await fetch(form.dataset.api, request(form));
    if (response.ok) {
      const record = response.status === 204 ? {} : await response.json();
      location.assign((form.dataset.then || location.pathname).replace('{id}', record.id));
      return;
    }
    show(form, await problem(response));
  } catch {
    show(form, { title: 'The service did not answer', detail: 'Nothing is known to be lost: try again.' });
  }
  delete form.dataset.busy;
}

function request(form) {
  const method = form.dataset.method || 'POST';
  const headers = {};
  if (form.dataset.version) {
    headers['If-Match'] = `"${form.dataset.version}"`;
  }
  if (method === 'DELETE') {
    return { method, headers };
  }
  if (method === 'POST') {
    // The same for every attempt of one form, so that a retry makes no second record.
    form.dataset.key ||= crypto.randomUUID();
    headers['Idempotency-Key'] = `"${form.dataset.key}"`;
  }
  headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return { method, headers, body: JSON.stringify(body(form, method === 'PATCH')) };
}

/** The fields as JSON. A patch says what is empty; a new record leaves it out. */
function body(form, withNulls) {
  const root = {};
  for (const control of form.elements) {
    if (!control.name.startsWith('/') || (control.type === 'radio' && !control.checked)) {
      continue;
    }
    if (control.dataset.type === 'choices') {
      choose(root, control);
      continue;
    }
    const value = READERS[control.dataset.type || (control.type === 'checkbox' ? 'boolean' : 'text')](control);
    if (value !== null || withNulls) {
      put(root, control.name.split('/').slice(1), value);
    }
  }
  return root;
}

/** Boxes of one name make a list of what is ticked; a list of nothing is empty, not missing. */
function choose(root, control) {
  const name = control.name.slice(1);
  root[name] ??= [];
  if (control.checked && !root[name].includes(control.value)) {
    root[name].push(control.value);
  }
}

function put(object, [name, ...rest], value) {
  if (rest.length === 0) {
    object[name] = value;
  } else {
    put(object[name] ??= {}, rest, value);
  }
}

async function problem(response) {
  try {
    return await response.json();
  } catch {
    return { title: `The service answered ${response.status}` };
  }
}

function show(form, { title, detail, code, errors = [], references = [] }) {
  const unplaced = [];
  for (const error of errors) {
    const control = [...form.elements].find(c => c.name && (error.pointer === c.name || error.pointer.startsWith(c.name + '/')));
    if (control) {
      mark(control, error.detail);
    } else {
      unplaced.push(`${error.pointer} ${error.detail}`);
    }
  }
  const lines = errors.length > unplaced.length && unplaced.length === 0 ? [title] : [title, detail, ...unplaced];
  if (code === 'stale-version') {
    lines.push('Somebody has changed it since you opened this page. Load the page again to see how; keep a copy of what you wrote.');
  }
  const alert = document.createElement('div');
  alert.className = 'alert alert-danger';
  alert.setAttribute('role', 'alert');
  for (const line of [...lines, ...references.map(r => `${r.type}: ${r.name}`)]) {
    if (line) {
      const paragraph = document.createElement('div');
      paragraph.textContent = line;
      alert.append(paragraph);
    }
  }
  form.prepend(alert);
  (form.querySelector('[aria-invalid]') || form.querySelector('button')).focus();
}

function mark(control, detail) {
  const message = document.createElement('div');
  message.className = 'invalid-feedback d-block';
  message.id = `fault-${Math.random().toString(36).slice(2)}`;
  message.textContent = detail;
  control.classList.add('is-invalid');
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', message.id);
  control.after(message);
}

function forget(form) {
  form.querySelectorAll('.alert-danger, .invalid-feedback').forEach(element => element.remove());
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.classList.remove('is-invalid');
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  }
}

function confirmed(question) {
  const dialog = document.querySelector('dialog.confirm');
  dialog.querySelector('p').textContent = question;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve => {
    dialog.onclick = event => { if (event.target.value) { dialog.close(event.target.value); } };
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
  });
}
