/** Opens all that hides the element which the address names, and brings it into view. */
function unfold(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id ? document.getElementById(id) : null;
  if (!target) return;
  const folded: HTMLDetailsElement[] = [];
  for (let at: Element | null = target; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement && !at.open) folded.push(at);
  }
  for (const details of folded) details.open = true;
  if (folded.length > 0) target.scrollIntoView();
}

/** Keeps what is unfolded in step with the address; a printed page shows all sources. */
export function addUnfolding(): void {
  unfold();
  addEventListener("hashchange", unfold);
  document.addEventListener(
    "toggle",
    (event) => {
      const details = event.target;
      if (!(details instanceof HTMLDetailsElement) || !details.id) return;
      const hash = `#${encodeURIComponent(details.id)}`;
      if (details.open) history.replaceState(history.state, "", hash);
      else if (location.hash === hash) {
        history.replaceState(history.state, "", location.pathname + location.search);
      }
    },
    true,
  );
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details.source:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
