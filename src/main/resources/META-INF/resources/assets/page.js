// What every page can do: "/" goes to the search, moments are shown in the reader's own time, and texts can be copied.

document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, select, [contenteditable], .CodeMirror');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector('.search-everywhere input');
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
});

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function localize(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    time.title = time.textContent;
    time.textContent = moment.format(new Date(time.dateTime));
  }
}

localize(document);
document.querySelectorAll('[data-origin]').forEach(place => { place.textContent = location.origin; });
document.addEventListener('htmx:afterSwap', event => localize(event.target));

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) {
    return;
  }
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(source.textContent);
  announce('Copied');
  button.textContent = 'Copied';
});

/** Tells readers of screens what has happened. */
function announce(text) {
  document.getElementById('announcement').textContent = text;
}
