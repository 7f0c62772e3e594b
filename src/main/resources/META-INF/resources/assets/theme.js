// Loaded before the page is drawn, so that it is never drawn in the wrong colours: the reader's choice, else the system's.
(function () {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => localStorage.getItem('theme') || (dark.matches ? 'dark' : 'light');
  const apply = () => document.documentElement.setAttribute('data-bs-theme', chosen());
  apply();
  dark.addEventListener('change', apply);
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('[data-theme-switch]');
    const name = () => { button.textContent = chosen() === 'dark' ? 'Light' : 'Dark'; };
    name();
    button.addEventListener('click', () => {
      localStorage.setItem('theme', chosen() === 'dark' ? 'light' : 'dark');
      apply();
      name();
    });
  });
})();
