// Runs statements and queries: <form data-run="/api/v1/…" data-into="the id of a sql-result" data-values="the field that takes the values">.
// With data-unsaved the form holds a statement, and says what it may; else data-mode says what the query may, and data-version which
// version of it is run.

const TYPES = { JSON: 'application/json', NDJSON: 'application/x-ndjson', CSV: 'text/csv' };
const PATIENCE = 5000;
const EXPORTED_BYTES = 200000000;

document.querySelectorAll('form[data-run]').forEach(attend);

function attend(form) {
  const result = document.getElementById(form.dataset.into);
  const stop = form.querySelector('[data-cancel]');
  let going;
  let last;
  form.addEventListener('submit', event => {
    event.preventDefault();
    run();
  });
  form.addEventListener('change', options);
  stop.addEventListener('click', cancel);
  result.addEventListener('export', event => save(event.detail));
  form.querySelector('[data-save]')?.addEventListener('click', keep);
  options();

  /** What only a change needs is asked for only then. */
  function options() {
    const part = form.querySelector('[data-when-writing]');
    if (part) {
      part.hidden = mode(form) !== 'write';
    }
  }

  async function run() {
    const came = form.looked ? await form.looked() : [];
    form.dispatchEvent(new CustomEvent('run', { bubbles: true }));
    if (came.length > 0) {
      came[0].querySelector('[data-value]').focus();
      document.getElementById('announcement').textContent = 'The statement asks for values';
      return;
    }
    const asked = request(form);
    if (asked) {
      last = asked;
      await ask(last, 'NDJSON', 'Running …', response => result.read(response, asked.mode === 'read' ? Object.keys(TYPES) : []));
    }
  }

  /** The result as a file, for which the statement runs once more. */
  async function save(format) {
    const further = form.dataset.exportRows ? { maxRows: Number(form.dataset.exportRows), maxBytes: EXPORTED_BYTES } : {};
    const shown = [...result.childNodes];
    const asked = { ...last, fields: { ...last.fields, ...further } };
    form.dispatchEvent(new CustomEvent('run', { bubbles: true }));
    await ask(asked, format, `Exporting as ${format} …`, async response => {
      offer(await response.blob(), `${form.dataset.name}.${format.toLowerCase()}`);
    });
    result.clear();
    result.append(...shown);
  }

  async function ask(asked, format, what, use) {
    if (going) {
      return;
    }
    going = { id: crypto.randomUUID(), abort: new AbortController(), stopped: false };
    stop.disabled = false;
    result.wait(what);
    try {
      const response = await fetch(asked.address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: TYPES[format] },
        body: body({ ...asked.fields, runId: going.id }, asked.place, asked.values),
        signal: going.abort.signal
      });
      if (response.ok) {
        await use(response);
      } else {
        refused(await problem(response));
      }
    } catch (failure) {
      refused(going.stopped ? { code: 'run-cancelled' } : { title: 'The result did not arrive', detail: failure.message });
    } finally {
      clearTimeout(going.timer);
      going = undefined;
      stop.disabled = true;
    }
  }

  function refused(answer) {
    if (answer.code === 'run-cancelled') {
      result.say('The run was stopped.');
    } else {
      result.clear();
      form.dispatchEvent(new CustomEvent('refused', { bubbles: true, detail: answer }));
    }
  }

  /** The service is told to stop the run; where it doesn't know it, or takes too long, the connection is closed, which stops it, too. */
  async function cancel() {
    const { id, abort } = going;
    going.stopped = true;
    stop.disabled = true;
    going.timer = setTimeout(() => abort.abort(), PATIENCE);
    try {
      const response = await fetch(`/api/v1/runs/${id}`, { method: 'DELETE' });
      if (!response.ok) {
        abort.abort();
      }
    } catch {
      abort.abort();
    }
  }

  /** Takes the statement along to the form of a query. */
  function keep(event) {
    const types = Object.fromEntries(parameters(form).map(row => [row.dataset.parameter, row.dataset.type]));
    sessionStorage.setItem('statement', JSON.stringify({ sql: form.elements['/sql'].value, mode: mode(form), types }));
    location.assign(`${event.target.dataset.save}?connection=${form.elements.place.selectedOptions[0].dataset.connection}`);
  }
}

function mode(form) {
  return form.dataset.mode || form.elements.mode.value;
}

function parameters(form) {
  return [...form.querySelectorAll('[data-parameter]')];
}

/** What the form asks for; nothing where a value is not even JSON. */
function request(form) {
  const given = parameters(form).map(row => [row.dataset.parameter, value(row)]).filter(([, json]) => json !== undefined);
  const wrong = given.filter(([, json]) => json === null).map(([name]) => ({ pointer: `/parameters/${name}`, detail: 'must be JSON' }));
  if (wrong.length > 0) {
    form.dispatchEvent(new CustomEvent('refused', { bubbles: true, detail: { title: 'Some values are not valid', errors: wrong } }));
    return undefined;
  }
  const fields = {};
  if (form.dataset.version) {
    fields.version = Number(form.dataset.version);
  }
  if (form.elements.environment) {
    fields.environment = form.elements.environment.value;
  }
  if ('unsaved' in form.dataset) {
    fields.sql = form.elements['/sql'].value;
    fields.mode = mode(form);
    fields.maxRows = Number(form.elements.maxRows.value);
    fields.parameters = Object.fromEntries(parameters(form).map(row => [row.dataset.parameter, { type: row.dataset.type }]));
  }
  if (mode(form) === 'write') {
    fields.dryRun = form.elements.dryRun.checked;
    if (form.elements.maxAffectedRows.value !== '') {
      fields.maxAffectedRows = Number(form.elements.maxAffectedRows.value);
    }
  }
  const address = form.dataset.run.replace('{place}', form.elements.place?.value);
  return { address, mode: mode(form), fields, place: form.dataset.values, values: given };
}

/** A value as JSON, every digit as it was typed; nothing where it is left out, null where it should be JSON and is not. */
function value(row) {
  const text = row.querySelector('[data-value]').value;
  const type = row.dataset.type;
  if (text === '') {
    return { text: '""', null: 'null' }[row.querySelector('[data-empty]')?.value];
  }
  const json = isJson(text);
  if (type === 'json') {
    return json ? text : null;
  }
  if (!type.endsWith('[]')) {
    return JSON.stringify(text);
  }
  if (json && text.trim().startsWith('[')) {
    return text;
  }
  return type === 'json[]' ? null : JSON.stringify(text.replace(/\n$/, '').split('\n'));
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The body, with values put in as they are written. */
function body(fields, place, values) {
  const members = values.map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  return `${JSON.stringify(fields).slice(0, -1)},${JSON.stringify(place)}:{${members.join(',')}}}`;
}

async function problem(response) {
  try {
    return await response.json();
  } catch {
    return { title: `The service answered ${response.status}` };
  }
}

function offer(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
