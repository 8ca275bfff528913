// Finds councils as one types. The form does the same without script, and the address always says what is shown.
(() => {
  const form = document.getElementById("council-search");
  const input = form.elements.q;
  const status = document.getElementById("search-status");
  const results = () => document.getElementById("results");
  const pauseInTyping = 200;
  let timer;
  let underWay;
  let shown = location.href.split("#")[0];
  // One step back leaves the search as a whole, not its last letter.
  let hasStep = false;

  const asked = () => {
    const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
    return query.size ? `${form.action}?${query}` : form.action;
  };

  const load = async (address) => {
    shown = address;
    clearTimeout(timer);
    underWay?.abort();
    const mine = (underWay = new AbortController());
    results().setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: mine.signal });
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      results().replaceWith(document.adoptNode(page.getElementById("results")));
      status.textContent = results().querySelector("h2").textContent;
    } catch (error) {
      if (error.name !== "AbortError") {
        results().removeAttribute("aria-busy");
        status.textContent = "The list could not be brought up to date. Press Search.";
      }
    }
  };

  const search = () => {
    const address = asked();
    if (address === shown) {
      return;
    }
    history[hasStep ? "replaceState" : "pushState"](null, "", address);
    hasStep = true;
    load(address);
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(search, pauseInTyping);
  };

  input.addEventListener("input", soon);
  form.addEventListener("change", (event) => event.target !== input && search());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value) {
      event.preventDefault();
      input.value = "";
      search();
    }
  });

  addEventListener("popstate", () => {
    const address = location.href.split("#")[0];
    if (address === shown) {
      return;
    }
    const query = new URLSearchParams(location.search);
    for (const field of [input, form.elements.type, form.elements.region]) {
      field.value = query.get(field.name) ?? "";
    }
    hasStep = false;
    load(address);
  });

  // A key of one letter can be switched off (WCAG 2.2, 2.1.4); the choice stays on this device.
  const stored = "councilportal-search-key";
  const hint = document.getElementById("search-key");
  const read = () => {
    try {
      return localStorage.getItem(stored) !== "off";
    } catch {
      return true;
    }
  };
  let isOn = read();
  const say = () => {
    hint.hidden = false;
    hint.firstElementChild.hidden = !isOn;
    hint.lastElementChild.textContent = isOn ? "Switch this key off" : "Let the / key go to the search";
  };
  hint.lastElementChild.addEventListener("click", () => {
    isOn = !isOn;
    try {
      isOn ? localStorage.removeItem(stored) : localStorage.setItem(stored, "off");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    say();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]") !== null;
    if (event.key === "/" && isOn && !isTyping && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  say();
})();
