// The editor of a statement, <textarea data-sql>: with CodeMirror where that is loaded, else the plain text area. What the server
// says of a statement has the place in it, which is marked.

document.querySelectorAll('textarea[data-sql]').forEach(area => { if (window.CodeMirror) { write(area); } });

function write(area) {
  const form = area.form;
  const label = form.querySelector(`label[for="${area.id}"]`);
  const run = () => { if (form.dataset.run) { form.requestSubmit(); } };
  const mirror = CodeMirror.fromTextArea(area, {
    mode: { name: 'text/x-pgsql', identifierQuote: '"' }, lineNumbers: true, lineWrapping: true, indentUnit: 2, tabSize: 2,
    inputStyle: 'contenteditable', screenReaderLabel: label.textContent,
    // Tab leads out of it: a keyboard alone must not be caught inside.
    extraKeys: { Tab: false, 'Shift-Tab': false, 'Ctrl-Space': 'autocomplete', 'Ctrl-Enter': run, 'Cmd-Enter': run },
    hintOptions: { hint: CodeMirror.hint.names, completeSingle: false, place: () => place(form) }
  });
  const field = mirror.getInputField();
  field.setAttribute('role', 'textbox');
  field.setAttribute('aria-multiline', 'true');
  field.setAttribute('aria-describedby', area.getAttribute('aria-describedby'));
  label.addEventListener('click', () => mirror.focus());
  mirror.on('inputRead', (_, change) => { if (change.text[0] === '.') { mirror.showHint(); } });

  let marks = [];
  const clear = () => { marks.forEach(undo => undo()); marks = []; };
  mirror.on('change', () => {
    clear();
    mirror.save();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
  area.addEventListener('fill', event => mirror.setValue(event.detail));
  form.addEventListener('run', clear);
  form.addEventListener('problem', event => {
    clear();
    const at = placeOf(event.detail);
    if (at && at.line < mirror.lineCount()) {
      marks = mark(mirror, at);
      // When the form has said what is wrong, the way there is put beside it.
      queueMicrotask(() => form.querySelector('.alert-danger')?.append(way(mirror, at)));
    }
  });
}

/** The connection and environment whose names are offered. */
function place(form) {
  const chosen = form.elements.place?.value;
  const connection = form.querySelector('[name="/connectionId"]:checked')?.value;
  return chosen || (connection && `${connection}/environments/production`);
}

/** Where in the statement a problem is, from 0, columns in code points. */
function placeOf({ detail, errors = [] }) {
  const refused = errors.find(error => /^(\/definition)?\/sql$/.test(error.pointer));
  const found = refused ? / at line (\d+), column (\d+): /.exec(refused.detail) : / at line (\d+), column (\d+) \(SQLSTATE /.exec(detail);
  return found && { line: Number(found[1]) - 1, column: Number(found[2]) - 1 };
}

function mark(mirror, { line, column }) {
  const start = { line, ch: [...mirror.getLine(line)].slice(0, column).join('').length };
  const token = mirror.getTokenAt({ line, ch: start.ch + 1 });
  const text = mirror.markText(start, { line, ch: Math.max(token.end, start.ch + 1) }, { className: 'found-word' });
  mirror.addLineClass(line, 'background', 'found');
  return [() => text.clear(), () => mirror.removeLineClass(line, 'background', 'found')];
}

function way(mirror, { line, column }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm mt-2';
  button.textContent = `Go to line ${line + 1}`;
  button.addEventListener('click', () => {
    mirror.focus();
    mirror.setCursor(line, [...mirror.getLine(line)].slice(0, column).join('').length);
    mirror.scrollIntoView(null, 80);
  });
  return button;
}
