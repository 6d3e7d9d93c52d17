/** Without a network a form is not sent into nothing: it says so, and stays with all that was typed. */
export function holdWhileOffline(form: HTMLFormElement): void {
  const notice = form.querySelector<HTMLElement>("[data-offline-notice]");
  if (!notice) return;
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    notice.textContent = form.dataset.offline ?? "";
    notice.hidden = false;
    notice.focus();
  });
  addEventListener("online", () => {
    notice.hidden = true;
  });
}
