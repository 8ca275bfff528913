// Saves a draft while somebody types, and sends files one by one with progress. Every page works without it.
(() => {
  document.documentElement.classList.add("with-script");
  document.getElementById("error-summary")?.focus();
  window.addEventListener("pageshow", e => { if (e.persisted) location.reload(); });

  const form = document.getElementById("evidence-form");
  if (!form) return;
  const tokenOf = f => f.querySelector("input[name=__RequestVerificationToken]").value;
  let pending = Promise.resolve();
  let uploads = 0;
  let leaving = false;

  // Drafts
  const note = document.getElementById("draft-saved");
  const version = form.querySelector("input[name=version]");
  let last = answers();
  let timer = 0;

  function answers() {
    const data = new URLSearchParams(new FormData(form));
    for (const name of ["__RequestVerificationToken", "_handler", "version", "declaration"]) data.delete(name);
    return data.toString();
  }

  async function save() {
    const now = answers();
    if (leaving || now === last) return;
    try {
      const response = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "application/json", RequestVerificationToken: tokenOf(form), "X-Requested-With": "XMLHttpRequest" },
        redirect: "error"
      });
      if (response.ok) {
        version.value = (await response.json()).version;
        last = now;
        note.textContent = "Draft saved";
      } else if (response.status === 409) {
        note.textContent = (await response.json()).message;
        last = now;
      } else {
        note.textContent = "The draft is not saved yet. Your text stays here: choose Continue to save it.";
      }
    } catch {
      note.textContent = "The draft is not saved yet, because the portal cannot be reached. Your text stays here and is tried again.";
      schedule(10000);
    }
  }

  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(() => { pending = pending.then(save); }, delay);
  }

  form.addEventListener("input", () => schedule(2000));
  form.addEventListener("focusout", () => schedule(0));
  form.addEventListener("submit", event => {
    if (leaving) return;
    event.preventDefault();
    clearTimeout(timer);
    const button = event.submitter;
    if (uploads > 0) say("Files are still on their way. The next page opens when they have arrived.");
    const go = () => { if (uploads > 0) { setTimeout(go, 200); } else { leaving = true; form.requestSubmit(button); } };
    // Not from within the event: a form that is just being submitted ignores a second call.
    pending.then(() => setTimeout(go, 0));
  });

  // Files
  const upload = document.getElementById("upload-form");
  if (!upload) return;
  const input = upload.querySelector("input[type=file]");
  const list = document.getElementById("file-list");
  const none = document.getElementById("no-files");
  const problems = document.getElementById("upload-problems");
  const news = document.getElementById("upload-news");
  const queue = [];

  function say(text) { if (news) news.textContent = text; }

  function problem(text) {
    const p = document.createElement("p");
    p.className = "error-message";
    p.textContent = text;
    problems.append(p);
    if (!document.title.startsWith("Error: ")) document.title = "Error: " + document.title;
  }

  function size(bytes) {
    return bytes >= 1048576 ? `${Math.round(bytes / 104857.6) / 10} MB` : bytes >= 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes} bytes`;
  }

  function row(file) {
    const li = document.createElement("li");
    const name = document.createElement("span");
    name.className = "file-name";
    name.textContent = file.name;
    const progress = document.createElement("progress");
    progress.max = 100;
    progress.value = 0;
    progress.setAttribute("aria-label", `Uploading ${file.name}`);
    const cancel = button("Cancel", file.name);
    cancel.type = "button";
    li.append(name, progress, cancel);
    list.append(li);
    none.hidden = true;
    return { li, progress, cancel };
  }

  function button(text, name) {
    const b = document.createElement("button");
    b.className = "button button-secondary";
    b.textContent = text;
    const hidden = document.createElement("span");
    hidden.className = "visually-hidden";
    hidden.textContent = ` ${name}`;
    b.append(hidden);
    return b;
  }

  function added(li, file, made) {
    const name = document.createElement("span");
    name.className = "file-name";
    name.textContent = made.name;
    const hint = document.createElement("span");
    hint.className = "hint";
    hint.textContent = `${size(file.size)}, added`;
    li.dataset.file = made.id;
    li.dataset.unsettled = "";
    li.replaceChildren(name, hint);
    say(`${made.name} added`);
    // scan-states.js puts what the portal says of the file in its place.
    document.dispatchEvent(new Event("file-added"));
  }

  function gone(li) {
    const held = li.contains(document.activeElement);
    li.remove();
    none.hidden = list.children.length > 0;
    if (held) input.focus();
  }

  function send(file) {
    const { li, progress, cancel } = row(file);
    const request = new XMLHttpRequest();
    const fail = text => { gone(li); problem(text); };
    const done = () => { uploads--; next(); };
    request.open("POST", upload.getAttribute("action"));
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("RequestVerificationToken", tokenOf(upload));
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.onprogress = e => { if (e.lengthComputable) progress.value = Math.round(100 * e.loaded / e.total); };
    request.onload = () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { answer = null; }
      if (request.status === 201 && answer?.files?.length) added(li, file, answer.files[0]);
      else if (answer?.problems?.length) fail(answer.problems[0]);
      else if (request.status === 401) fail(`“${file.name}” was not added, because you are signed out. Sign in again in another tab, then choose it again`);
      else fail(`“${file.name}” was not added. Choose it again`);
      done();
    };
    request.onerror = () => { fail(`“${file.name}” was not added, because the connection broke. Choose it again`); done(); };
    request.onabort = () => { gone(li); say(`${file.name} cancelled`); done(); };
    cancel.onclick = () => request.abort();
    const body = new FormData();
    body.append("files", file);
    request.send(body);
  }

  let running = 0;
  function next() {
    running = Math.max(0, running - 1);
    while (running < 3 && queue.length) { running++; send(queue.shift()); }
  }

  input.addEventListener("change", () => {
    problems.replaceChildren();
    document.title = document.title.replace(/^Error: /, "");
    for (const file of input.files) {
      if (file.size > Number(upload.dataset.maxBytes)) {
        problem(`“${file.name}” is larger than ${upload.dataset.maxWords}. Choose a smaller file, or split it`);
      } else {
        uploads++;
        queue.push(file);
      }
    }
    input.value = "";
    running++;
    next();
  });
})();
