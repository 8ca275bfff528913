// Follows files while they are scanned: reads the page again and puts in what has changed. Without it, a reload does the same.
(() => {
  const list = document.getElementById("file-list");
  if (!list) return;
  const none = document.getElementById("no-files");
  const news = document.getElementById("upload-news");
  const shortest = 1000;
  const longest = 10000;
  let delay = shortest;
  let timer = 0;

  const items = from => [...from.querySelectorAll("li[data-file]")];

  function plan(after) {
    clearTimeout(timer);
    if (list.querySelector("[data-unsettled]")) timer = setTimeout(refresh, after);
  }

  async function refresh() {
    let changed = false;
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
      if (response.status === 401 || response.status === 404) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.getElementById("file-list");
      if (fresh) changed = take(fresh);
    } catch {
      // The portal cannot be reached: it is asked again.
    }
    delay = changed ? shortest : Math.min(delay * 1.5, longest);
    plan(delay);
  }

  function take(fresh) {
    const said = [];
    for (const item of items(fresh)) {
      const old = list.querySelector(`li[data-file="${item.dataset.file}"]`);
      if (old?.dataset.state === item.dataset.state) continue;
      const isNews = old?.dataset.state !== undefined || !("unsettled" in item.dataset);
      const name = item.querySelector("a, .file-name").textContent;
      if (isNews) said.push(`${name}: ${item.querySelector(".tag").textContent}`);
      const held = old?.contains(document.activeElement);
      if (old) old.replaceWith(item); else list.append(item);
      if (held) item.querySelector("button, a")?.focus();
    }
    none.hidden = list.children.length > 0;
    if (said.length) news.textContent = said.join(". ");
    return said.length > 0;
  }

  document.addEventListener("file-added", () => { delay = shortest; clearTimeout(timer); refresh(); });
  plan(delay);
})();
