// A result as it comes in, line by line (NDJSON): the columns, the rows, how it ended. Values are shown as the service wrote them and
// never pass through a JavaScript number, which would lose digits.

const MOST_ROWS = 10000;
const SHOWN_AT_ONCE = 200;
const MOST_CHARACTERS = 200;
const SHORT = 40;
const NUMBERS = new Set(['int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'oid']);
const count = new Intl.NumberFormat('en');

customElements.define('sql-result', class extends HTMLElement {
  /** A run has begun. */
  wait(what) {
    const seconds = element('span', '', '');
    seconds.setAttribute('aria-hidden', 'true');
    const begun = Date.now();
    clearInterval(this.timer);
    this.timer = setInterval(() => { seconds.textContent = ` ${Math.round((Date.now() - begun) / 1000)} s`; }, 1000);
    const status = element('div', 'card-body', what);
    status.setAttribute('role', 'status');
    status.append(seconds);
    this.replaceChildren(card(status));
  }

  /** Nothing is waited for any more. */
  clear() {
    clearInterval(this.timer);
    this.replaceChildren();
  }

  /** There is only this to say. */
  say(text) {
    this.clear();
    const status = element('div', 'card-body', text);
    status.setAttribute('role', 'status');
    this.append(card(status));
  }

  /**
   * Shows the rows that an answer brings, as far as people read.
   *
   * @param formats in which the whole result may be had; with none it is not offered
   */
  async read(response, formats) {
    let columns;
    let outcome;
    const rows = [];
    let whole = true;
    for await (const line of lines(response)) {
      if (line.startsWith('[')) {
        rows.push(line);
      } else if (columns) {
        outcome = JSON.parse(line);
      } else {
        ({ columns } = JSON.parse(line));
      }
      if (rows.length > MOST_ROWS) {
        rows.pop();
        whole = false;
        break; // which closes the connection, and so ends the run
      }
    }
    this.clear();
    if (!columns || (whole && !outcome)) {
      throw new Error('The result broke off');
    }
    this.append(this.#grid(columns, rows, whole ? outcome : undefined, formats));
  }

  #grid(columns, rows, outcome, formats) {
    const header = element('div', 'card-header d-flex flex-wrap gap-2', '');
    const summary = element('div', 'me-auto', '');
    summary.setAttribute('role', 'status');
    const heading = element('h2', 'visually-hidden', 'Result');
    summary.append(heading, ...told(rows, columns, outcome));
    header.append(summary);
    for (const format of formats) {
      const button = element('button', 'btn btn-sm', format);
      button.type = 'button';
      button.setAttribute('aria-label', `Export as ${format}`);
      button.addEventListener('click', () => this.dispatchEvent(new CustomEvent('export', { detail: format })));
      header.append(button);
    }
    const parts = [header];
    if (columns.length > 0) {
      parts.push(table(columns, rows));
    }
    return card(...parts);
  }
});

/** What is said above the rows. */
function told(rows, columns, outcome) {
  const texts = [];
  if (columns.length > 0 || !outcome) {
    texts.push(plural(rows.length, 'row'));
  }
  if (outcome && (outcome.affectedRows > 0 || columns.length === 0)) {
    texts.push(`${plural(outcome.affectedRows, 'row')} changed`);
  }
  if (outcome) {
    texts.push(`${count.format(outcome.durationMillis)} ms`);
  }
  const parts = [element('span', '', texts.join(' · '))];
  if (!outcome) {
    parts.push(badge('There are more rows than a page can show'));
  } else if (outcome.truncated) {
    parts.push(badge('Cut: there are more rows'));
  }
  if (outcome?.undone) {
    parts.push(badge('Undone: nothing has changed'));
  }
  return parts;
}

function table(columns, rows) {
  const head = element('tr', '', '');
  head.append(column('#', ''), ...columns.map(({ name, type }) => column(name, type)));
  const thead = element('thead', '', '');
  thead.append(head);
  const body = element('tbody', '', '');
  const grid = element('table', 'table table-sm card-table result-table', '');
  grid.append(thead, body);
  const frame = element('div', 'table-responsive result-frame', '');
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', 'Rows');
  frame.append(grid);
  let shown = 0;
  const more = element('button', 'btn btn-link', '');
  more.type = 'button';
  const show = () => {
    for (const line of rows.slice(shown, shown + SHOWN_AT_ONCE)) {
      body.append(row(++shown, cells(line), columns));
    }
    more.textContent = `Show more of ${plural(rows.length, 'row')}`;
    more.hidden = shown >= rows.length;
  };
  more.addEventListener('click', show);
  show();
  frame.append(more);
  return frame;
}

function column(name, type) {
  const header = element('th', '', name);
  header.scope = 'col';
  if (type) {
    header.append(element('div', 'result-type', type));
  }
  return header;
}

function row(number, values, columns) {
  const line = element('tr', '', '');
  const first = element('th', '', String(number));
  first.scope = 'row';
  line.append(first, ...values.map((value, i) => cell(value, columns[i].type)));
  return line;
}

/** The value of a cell, of which only the JSON is known. */
function cell(json, type) {
  const text = json.startsWith('"') && type !== 'json' && type !== 'jsonb' ? JSON.parse(json) : json;
  const box = element('td', text.length <= SHORT ? 'result-short' : '', '');
  box.classList.toggle('text-end', NUMBERS.has(type));
  if (json === 'null') {
    box.append(element('span', 'result-nothing', 'NULL'));
  } else if (text === '') {
    box.append(element('span', 'result-nothing', 'empty'));
  } else if (text.length > MOST_CHARACTERS) {
    const more = element('button', 'btn btn-sm', `All ${count.format(text.length)} characters`);
    more.type = 'button';
    more.addEventListener('click', () => { box.textContent = text; });
    box.append(`${text.slice(0, MOST_CHARACTERS)}… `, more);
  } else {
    box.textContent = text;
  }
  return box;
}

/** The values of a list, each as the JSON that it is written in. */
function cells(line) {
  const values = [];
  let depth = 0;
  let start = 1;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === '"') {
      for (i++; line[i] !== '"'; i++) {
        i += line[i] === '\\' ? 1 : 0;
      }
    } else if (c === '[' || c === '{') {
      depth++;
    } else if (c === ']' || c === '}') {
      depth--;
    }
    if ((c === ',' && depth === 1) || (depth === 0 && i > start)) {
      values.push(line.slice(start, i).trim());
      start = i + 1;
    }
  }
  return values;
}

async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const pieces = (rest + part.value).split('\n');
      rest = pieces.pop();
      yield* pieces.filter(piece => piece !== '');
    }
    if (rest !== '') {
      yield rest;
    }
  } finally {
    reader.cancel().catch(() => {}); // it says again why reading failed
  }
}

function plural(number, what) {
  return `${count.format(number)} ${what}${number === 1 ? '' : 's'}`;
}

function badge(text) {
  return element('span', 'badge bg-secondary-lt ms-2', text);
}

function card(...parts) {
  const box = element('section', 'card mt-3', '');
  box.setAttribute('aria-label', 'Result');
  box.append(...parts);
  return box;
}

function element(name, classes, text) {
  const made = document.createElement(name);
  if (classes) {
    made.className = classes;
  }
  made.textContent = text;
  return made;
}
