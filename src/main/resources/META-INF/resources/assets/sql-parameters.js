// The parameters of a statement that is being written: a row for each, which comes and goes with its name in the statement. The
// service says which names those are. <template id="value"> is the row of one that is given a value, <template id="parameter">
// that of one that is defined.

document.querySelectorAll('[data-parameters]').forEach(follow);

function follow(box) {
  const form = box.closest('form');
  const area = form.querySelector('[data-sql]');
  if (!area) {
    return;
  }
  const rows = box.querySelector('[data-rows]');
  const template = document.getElementById('value') || document.getElementById('parameter');
  const aside = new Map();
  let timer = 0;
  rows.querySelectorAll('[data-parameter]').forEach(row => name(row, row.dataset.parameter));
  rows.addEventListener('change', event => { if (event.target.matches('[data-type-choice]')) { suit(event.target.closest('[data-parameter]')); } });
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, 300);
  });
  /** Looks now, if that is still to be done; answers the rows that came. */
  form.looked = () => {
    const due = timer !== 0;
    clearTimeout(timer);
    return due ? look() : [];
  };

  async function look() {
    timer = 0;
    const sql = area.value;
    try {
      const response = await fetch('/api/v1/queries/check', {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ sql })
      });
      const { parameters, refusal } = await response.json();
      // A statement in the middle of a string has no parameters for a moment.
      return response.ok && sql === area.value && (!refusal || refusal.code !== 'syntax') ? show(parameters) : [];
    } catch {
      return []; // Whoever runs or saves it is told that the service doesn't answer.
    }
  }

  function show(names) {
    for (const row of [...rows.children]) {
      if (!names.includes(row.dataset.parameter)) {
        aside.set(row.dataset.parameter, row);
        row.remove();
      }
    }
    const present = new Map([...rows.children].map(row => [row.dataset.parameter, row]));
    const came = names.filter(each => !present.has(each));
    for (const each of names) {
      rows.append(present.get(each) || aside.get(each) || name(template.content.cloneNode(true).firstElementChild, each));
      aside.delete(each);
    }
    box.hidden = names.length === 0;
    return came.map(each => [...rows.children].find(row => row.dataset.parameter === each));
  }
}

/** Gives a row its parameter. */
function name(row, parameter) {
  row.dataset.parameter = parameter;
  const legend = row.querySelector('legend');
  if (legend) {
    legend.textContent = `:${parameter}`;
    row.querySelectorAll('[data-field]').forEach(control => { control.name = `/definition/parameters/${parameter}/${control.dataset.field}`; });
  } else {
    const value = row.querySelector('[data-value]');
    const label = row.querySelector('[data-label]');
    value.id = label.htmlFor = `value-${parameter}`;
    value.name = `/parameters/${parameter}`;
    label.textContent = parameter;
    row.querySelector('[data-type-choice]').setAttribute('aria-label', `Type of ${parameter}`);
    row.querySelector('[data-empty]').setAttribute('aria-label', `If nothing is typed for ${parameter}`);
  }
  suit(row);
  return row;
}

/** Makes a row suit its type. */
function suit(row) {
  const choice = row.querySelector('[data-type-choice]');
  const value = row.querySelector('[data-value]');
  value.placeholder = choice.selectedOptions[0].dataset.example;
  if (row.querySelector('legend')) {
    value.dataset.type = choice.value === 'json' || choice.value.endsWith('[]') ? 'json' : 'text';
  } else {
    row.dataset.type = choice.value;
    row.querySelector('[data-empty]').hidden = choice.value !== 'text';
  }
}
