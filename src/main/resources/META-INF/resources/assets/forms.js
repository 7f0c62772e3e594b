// Forms that speak to the API. A form names its operation, its controls the JSON pointers of their fields:
//
//   <form data-api="/api/v1/things/7" data-method="PATCH" data-version="3" data-then="/things/{id}">
//     <input name="/name"> <textarea name="/tags" data-type="list"> <input type="checkbox" name="/teamIds" data-type="choices" value="…">
//
// A name may hold another control's value: "/environments/{environment}/host". An empty control with data-keep is not sent, and
// what is stored stays. Radio buttons within data-tabs show the fieldset whose data-tab they name; what is in the others is absent,
// and a patch says so of the one with data-stored, whose fields the record has.
// With data-result the answer is told in the element of that id, and the page stays; with data-refresh that element loads itself again.
// A choice that says two things has the second in data-with, a pointer, and data-with-value.
// A version of "*" replaces any. A control with data-own-zone begins with the time zone of the reader.
// With data-type="lines" a text is a list of its lines, with "item" all controls of a name make a list, an item each; json is as it reads.
// A button with data-add="x" adds what is in <template id="x">, with a number for each {n}; one with data-remove takes it out.
// Problems are told above the form, or in the element with data-problems.
//
// A form whose body is a whole document marks the control that holds it, and those that are parameters beside it:
//
//   <textarea data-document="application/yaml"> <input type="checkbox" data-query="validation" value="report">
//
// Its type may hold another control's value, too: "{form}". A file in a control with data-instead is sent in its place. A button
// with data-query is a parameter if it is the one that was pressed.
// A form with data-base changes a document that is there: document-form.js makes its body.
//
// What the API finds wrong is shown at the control whose pointer it names, and what no control is for above them all.

const NO_ANSWER = { title: 'The service did not answer', detail: 'Nothing is known to be lost: try again.' };

const READERS = {
  text: control => control.value.trim() === '' ? null : control.value,
  number: control => control.value === '' ? null : Number(control.value),
  boolean: control => control.checked,
  json: control => control.value.trim() === '' ? null : parsed(control.value),
  list: control => pieces(control, /[\n,]/),
  lines: control => given(pieces(control, /\n/))
};

function pieces(control, separator) {
  return control.value.split(separator).map(item => item.trim()).filter(item => item !== '');
}

/** A list of nothing is no list. */
function given(list) {
  return list.length === 0 ? null : list;
}

/** JSON, or the text where it is none: what is wrong with it says the API. */
function parsed(text) {
  try { return JSON.parse(text); } catch { return text; }
}

document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-api]');
  if (form) {
    event.preventDefault();
    send(form, event.submitter);
  }
});

document.addEventListener('click', event => {
  const button = event.target.closest('[data-try]');
  if (button) {
    attempt(button);
  } else if (event.target.closest('[data-add]')) {
    addMore(event.target.closest('[data-add]'));
  } else if (event.target.closest('[data-remove]')) {
    event.target.closest('[data-added]').remove();
  }
});

document.addEventListener('change', event => {
  if (event.target.closest('[data-tabs]')) {
    openTab(event.target.closest('form'));
  } else if (event.target.dataset.into) {
    read(event.target);
  }
});

document.querySelectorAll('form').forEach(openTab);
document.addEventListener('htmx:afterSwap', event => event.target.querySelectorAll('form').forEach(openTab));

for (const control of document.querySelectorAll('[data-own-zone]')) {
  control.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone;
}
// For modules that send a form themselves: it is about to go, and what came of it.
document.addEventListener('run', event => forget(event.target));
document.addEventListener('refused', event => show(event.target, event.detail));

function openTab(form) {
  const chosen = form.querySelector('[data-tabs] input:checked');
  for (const tab of form.querySelectorAll('[data-tab]')) {
    tab.hidden = tab.disabled = tab.dataset.tab !== chosen.value;
  }
}

let added = 0;

/** Puts before the button what its template says. */
function addMore(button) {
  const place = document.createElement('div');
  place.dataset.added = '';
  place.innerHTML = document.getElementById(button.dataset.add).innerHTML.replaceAll('{n}', ++added);
  button.before(place);
  place.querySelector('input, textarea').focus();
}

/** A file takes the place of what was typed. */
async function read(input) {
  if (input.files.length === 1) {
    document.getElementById(input.dataset.into).value = await input.files[0].text();
  }
}

/** Sends a part of the form elsewhere, to see what would come of it. */
async function attempt(button) {
  const form = button.form;
  if (!form.reportValidity()) {
    return;
  }
  forget(form);
  const part = filled(form, button.dataset.part).split('/').slice(1);
  const content = part.reduce((object, name) => object[name], body(form, false));
  try {
    const response = await fetch(button.dataset.try, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(content)
    });
    const answer = await problem(response);
    if (response.ok) {
      tell(button.dataset.result, answer);
    } else {
      const prefix = '/' + part.join('/');
      show(form, { ...answer, errors: (answer.errors || []).map(e => ({ ...e, pointer: prefix + e.pointer })) });
    }
  } catch {
    show(form, NO_ANSWER);
  }
}

/** What came of an attempt to connect. */
function tell(id, answer) {
  const connected = answer.outcome === 'connected';
  const lines = connected
    ? [`Connected as ${answer.currentUser} in ${answer.connectMillis} ms`, `PostgreSQL ${answer.serverVersion}, ${answer.tlsProtocol || 'not encrypted'}`]
    : [answer.reason, answer.resolution];
  const alert = document.createElement('div');
  alert.className = connected ? 'alert alert-success mb-0' : 'alert alert-danger mb-0';
  alert.append(...lines.map(paragraph));
  document.getElementById(id).replaceChildren(alert);
}

function paragraph(text) {
  const element = document.createElement('div');
  element.textContent = text;
  return element;
}

async function send(form, pressed) {
  if (form.dataset.busy || (form.dataset.confirm && !await confirmed(form.dataset.confirm))) {
    return;
  }
  form.dataset.busy = 'true';
  forget(form);
  try {
    const response = await fetch(address(form, pressed), await request(form));
    if (response.ok && form.dataset.result) {
      answer(form, await response.json());
      delete form.dataset.busy;
      return;
    }
    if (response.ok && form.dataset.refresh) {
      refresh(document.getElementById(form.dataset.refresh));
      return;
    }
    if (response.ok) {
      const record = response.status === 204 ? {} : await response.json();
      location.assign((form.dataset.then || location.pathname).replace('{id}', record.id));
      return;
    }
    show(form, await problem(response));
  } catch {
    show(form, NO_ANSWER);
  }
  delete form.dataset.busy;
}

/** A part of the page that htmx has loaded; the focus goes there, since what had it is gone. */
function refresh(part) {
  part.addEventListener('htmx:afterSettle', () => part.focus(), { once: true });
  part.dispatchEvent(new CustomEvent('changed'));
}

/** What came of it, which a module that knows the form better may tell instead. */
function answer(form, content) {
  if (form.dispatchEvent(new CustomEvent('answer', { cancelable: true, detail: content }))) {
    tell(form.dataset.result, content);
  }
}

function address(form, pressed) {
  const says = { checkbox: control => control.checked, submit: control => control === pressed };
  const said = [...form.querySelectorAll('[data-query]')].filter(control => (says[control.type] || (c => c.value !== ''))(control));
  const query = new URLSearchParams(said.map(control => [control.dataset.query, control.value]));
  return said.length === 0 ? form.dataset.api : `${form.dataset.api}?${query}`;
}

async function request(form) {
  const method = form.dataset.method || 'POST';
  const headers = {};
  if (form.dataset.version) {
    headers['If-Match'] = form.dataset.version === '*' ? '*' : `"${form.dataset.version}"`;
  }
  if (method === 'DELETE') {
    return { method, headers };
  }
  if (method === 'POST') {
    // The same for every attempt of one form, so that a retry makes no second record.
    form.dataset.key ||= crypto.randomUUID();
    headers['Idempotency-Key'] = `"${form.dataset.key}"`;
  }
  const written = form.querySelector('[data-document]');
  if (written) {
    const file = form.querySelector('[data-instead]')?.files[0];
    headers['Content-Type'] = filled(form, written.dataset.document);
    return { method, headers, body: file || written.value };
  }
  // A module that knows the form better may make the body, and says so by preventing this.
  const composed = { readers: READERS };
  if (!form.dispatchEvent(new CustomEvent('compose', { cancelable: true, detail: composed }))) {
    headers['Content-Type'] = 'application/json';
    return { method, headers, body: await composed.body };
  }
  headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return { method, headers, body: JSON.stringify(body(form, method === 'PATCH')) };
}

/** The fields as JSON. A patch says what is empty; a new record leaves it out. */
function body(form, withNulls) {
  const root = Object.create(null); // a member may have any name
  for (const control of form.elements) {
    if (!control.name.startsWith('/') || (control.type === 'radio' && !control.checked)) {
      continue;
    }
    const path = filled(form, control.name).split('/').slice(1);
    if (control.dataset.type === 'choices' || control.dataset.type === 'item') {
      collect(listAt(root, path), control);
      continue;
    }
    const absent = control.matches(':disabled');
    const value = absent ? null : READERS[control.dataset.type || (control.type === 'checkbox' ? 'boolean' : 'text')](control);
    const missed = absent ? control.closest('[data-stored]') : !('keep' in control.dataset);
    if (value !== null || (withNulls && missed)) {
      put(root, path, value);
      if (control.dataset.with) {
        put(root, control.dataset.with.split('/').slice(1), control.dataset.withValue);
      }
    }
  }
  return root;
}

/** A name with the values of other controls in the places of theirs. */
function filled(form, name) {
  return name.replace(/\{(\w+)\}/g, (whole, other) => form.elements[other].value);
}

/** Controls of one name make a list of what is ticked or filled in; a list of nothing is empty, not missing. */
function collect(list, control) {
  const said = control.dataset.type === 'item' ? control.value.trim() !== '' : control.checked;
  if (said && !list.includes(control.value)) {
    list.push(control.value);
  }
}

function listAt(object, [name, ...rest]) {
  return rest.length === 0 ? (object[name] ??= []) : listAt(object[name] ??= {}, rest);
}

function put(object, [name, ...rest], value) {
  if (rest.length === 0) {
    object[name] = value;
  } else {
    put(object[name] ??= Object.create(null), rest, value);
  }
}

async function problem(response) {
  try {
    return await response.json();
  } catch {
    return { title: `The service answered ${response.status}` };
  }
}

function show(form, problem) {
  // A module that knows the form better may show it, and says so by preventing this.
  if (!form.dispatchEvent(new CustomEvent('problem', { cancelable: true, detail: problem }))) {
    return;
  }
  const { title, detail, code, errors = [], references = [] } = problem;
  const unplaced = [];
  for (const error of errors) {
    const control = [...form.elements].find(c => c.name.startsWith('/') && isAt(error.pointer, filled(form, c.name)));
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
  alert.className = 'alert alert-danger d-block';
  alert.setAttribute('role', 'alert');
  alert.append(...[...lines, ...references.map(r => `${r.type}: ${r.name}`)].filter(line => line).map(paragraph));
  (form.querySelector('[data-problems]') || form).prepend(alert);
  const first = form.querySelector('[aria-invalid]') || (form.dataset.run ? null : form.querySelector('button'));
  first?.focus(); // who runs a statement stays in it
}

function isAt(pointer, name) {
  return pointer === name || pointer.startsWith(name + '/');
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
