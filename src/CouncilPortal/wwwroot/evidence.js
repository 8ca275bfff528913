// Saves a draft while somebody types, and sends files with progress, going on where one broke off. Every page works without it.
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
  const putBack = document.getElementById("draft-put-back");
  const keepUnder = `draft ${form.dataset.keep}`;
  let last = answers();
  let sending = last;
  let timer = 0;

  function answers() {
    const data = new URLSearchParams(new FormData(form));
    for (const name of ["__RequestVerificationToken", "_handler", "version", "declaration", "also-seen"]) data.delete(name);
    return data.toString();
  }

  // What is typed and not yet in the database is kept in this tab as well: until the portal has it, nothing that
  // happens to the page, the session or the server takes it away. It goes when it is saved, and at signing out.
  function keep() {
    if (answers() === last) sessionStorage.removeItem(keepUnder);
    else sessionStorage.setItem(keepUnder, JSON.stringify({ typed: answers(), base: last, sending, version: version.value }));
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(keepUnder) ?? "null");
    if (!kept || kept.typed === last) {
      sessionStorage.removeItem(keepUnder);
      return;
    }
    const typed = new URLSearchParams(kept.typed);
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.name === "declaration") continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = typed.getAll(field.name).includes(field.value);
      else if (typed.has(field.name)) field.value = typed.get(field.name);
    }
    // Where somebody else saved meanwhile, the save names the version that was seen, and is told so.
    if (last !== kept.base && last !== kept.sending) version.value = kept.version;
    putBack.hidden = false;
    note.textContent = "What you had typed before has been put back.";
    schedule(500);
  }

  function signIn() {
    const link = document.createElement("a");
    link.href = `/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = "Sign in again";
    note.replaceChildren("You have been signed out, so this is not saved yet. What you typed is kept in this window. ", link, " to go on.");
  }

  // Ends with "saved", "same", "told" (the server has something to say of it) or "waits" (it has to be tried again).
  async function save() {
    const now = answers();
    if (leaving || now === last) return "same";
    sending = now;
    keep();
    const body = new URLSearchParams(new FormData(form));
    try {
      const response = await fetch(form.dataset.autosave, {
        method: "POST",
        body,
        headers: { Accept: "application/json", RequestVerificationToken: tokenOf(form), "X-Requested-With": "XMLHttpRequest" },
        redirect: "error",
        signal: AbortSignal.timeout(15000),
        keepalive: body.toString().length < 60000
      });
      if (response.ok) {
        version.value = (await response.json()).version;
        last = now;
        keep();
        note.textContent = "Draft saved";
        return "saved";
      }
      if (response.status === 401) {
        signIn();
        return "waits";
      }
      note.textContent = response.status === 409 ? (await response.json()).message : "The draft is not saved yet. Your text stays here: choose Continue to save it.";
      return "told";
    } catch {
      note.textContent = "The draft is not saved yet, because the portal cannot be reached. Your text stays here and is tried again.";
      schedule(5000);
      return "waits";
    }
  }

  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(() => { pending = pending.then(save); }, delay);
  }

  form.addEventListener("input", () => { keep(); schedule(2000); });
  form.addEventListener("focusout", () => schedule(0));
  document.addEventListener("submit", event => { if (event.target.getAttribute("action") === "/sign-out") leaving = true; });
  addEventListener("pagehide", () => { if (!leaving) save(); });
  addEventListener("online", () => schedule(0));
  form.addEventListener("submit", event => {
    if (leaving) return;
    event.preventDefault();
    clearTimeout(timer);
    const button = event.submitter;
    if (uploads > 0) say("Files are still on their way. The next page opens when they have arrived.");
    const go = () => { if (uploads > 0) { setTimeout(go, 200); } else { leaving = true; form.requestSubmit(button); } };
    // What cannot be saved now stays on the page, which says why. Not from within the event: a form that is just being
    // submitted ignores a second call.
    pending = pending.then(save).then(end => { if (end !== "waits") setTimeout(go, 0); });
  });
  restore();

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
    // What the portal said of another file may have brought this one along.
    const told = list.querySelector(`li[data-file="${made.id}"]`);
    if (told) {
      const held = li.contains(document.activeElement);
      li.remove();
      if (held) told.querySelector("button, a")?.focus();
    } else {
      li.dataset.file = made.id;
      li.dataset.unsettled = "";
      li.replaceChildren(name, hint);
    }
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

  // An upload goes on where it stopped: after a lost connection by itself, after a reload when the same file is chosen
  // again. The portal knows a file again by its name, its size and what is at both of its ends.
  async function fingerprint(file) {
    const plain = `${file.size}-${file.lastModified}`;
    if (!crypto.subtle) return plain;
    const ends = await new Blob([file.slice(0, 1048576), file.slice(-1048576), plain]).arrayBuffer();
    const hash = await crypto.subtle.digest("SHA-256", ends);
    return Array.from(new Uint8Array(hash), b => b.toString(16).padStart(2, "0")).join("");
  }

  const ours = () => ({ Accept: "application/json", RequestVerificationToken: tokenOf(upload), "X-Requested-With": "XMLHttpRequest" });

  // Resolves with the request once it is answered; rejects when the connection breaks or it is cancelled.
  function ask(method, address, headers, body, state) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, address);
      for (const [name, value] of Object.entries({ ...ours(), ...headers })) request.setRequestHeader(name, value);
      if (body instanceof Blob) {
        const before = state.offset;
        request.upload.onprogress = e => state.show(before + e.loaded);
      }
      request.onload = () => resolve(request);
      request.onerror = request.onabort = request.ontimeout = () => reject(new Error("broken"));
      state.request = request;
      request.send(body);
    });
  }

  function wait(seconds, state) {
    return new Promise(resolve => {
      const end = () => { clearTimeout(timer); removeEventListener("online", end); resolve(); };
      const timer = setTimeout(end, seconds * 1000);
      addEventListener("online", end);
      state.wake = end;
    });
  }

  const answerOf = request => { try { return JSON.parse(request.responseText); } catch { return null; } };

  // What is left to say of an answer that is not a yes; null to try again.
  function refusal(file, request) {
    const answer = answerOf(request);
    if (answer?.problems?.length) return answer.problems[0];
    if (request.status === 401) return `“${file.name}” is not finished, because you are signed out. Sign in again in another tab, then choose it again: it goes on where it stopped`;
    if (request.status >= 400 && request.status < 500 && ![404, 408, 409, 423, 429].includes(request.status)) return `“${file.name}” was not added. Choose it again`;
    return null;
  }

  async function transfer(file, state) {
    const mark = await fingerprint(file).catch(() => { throw new Error(`“${file.name}” could not be read. Choose it again`); });
    let tries = 0;
    while (!state.cancelled) {
      let request = null;
      try {
        if (!state.address) {
          request = await ask("POST", upload.dataset.uploads, {}, new URLSearchParams({ name: file.name, size: file.size, fingerprint: mark }), state);
          if (request.status === 201) {
            ({ address: state.address, offset: state.offset } = answerOf(request));
            document.querySelector(`[data-upload="${state.address.split("/").pop()}"]`)?.remove();
            if (state.offset > 0) say(`${file.name} goes on where it stopped`);
          }
        } else {
          request = await ask("HEAD", state.address, {}, null, state);
          const made = request.getResponseHeader("Upload-File");
          if (made) return { id: Number(made), name: file.name };
          if (request.status === 404) state.address = null;
          else if (request.status === 204) state.offset = Number(request.getResponseHeader("Upload-Offset"));
        }
        if (state.address && request.status < 300) {
          state.show(state.offset);
          request = await ask("PATCH", state.address, { "Content-Type": "application/offset+octet-stream", "Upload-Offset": state.offset }, file.slice(state.offset), state);
          if (request.status === 201) return answerOf(request).files[0];
          if (request.status === 204) tries = 0;
        }
        const text = refusal(file, request);
        if (text) throw new Error(text);
        if (request.status === 404 && ++state.missing > 2) throw new Error(`“${file.name}” was not added. Load this page again, then choose it again`);
      } catch (failure) {
        if (failure.message !== "broken") throw failure;
        // A file that was changed or moved away breaks off like a connection, but never comes back.
        await file.slice(0, 1).arrayBuffer().catch(() => { throw new Error(`“${file.name}” could not be read to its end. Choose it again`); });
      }
      if (state.cancelled) break;
      tries++;
      if (tries > 1) {
        state.note("Waiting for the connection. The file goes on by itself.");
        await wait(Math.min(30, 2 ** (tries - 2)), state);
        state.note("");
      }
    }
    return null;
  }

  function send(file) {
    const { li, progress, cancel } = row(file);
    const note = document.createElement("span");
    note.className = "hint";
    note.setAttribute("role", "status");
    cancel.before(note);
    const state = {
      address: null, offset: 0, missing: 0, cancelled: false, request: null, wake: null,
      show: sent => { progress.value = Math.floor(100 * sent / file.size); },
      note: text => { note.textContent = text; }
    };
    cancel.onclick = () => {
      state.cancelled = true;
      state.request?.abort();
      state.wake?.();
      if (state.address) fetch(state.address, { method: "DELETE", headers: ours() }).catch(() => {});
    };
    transfer(file, state)
      .then(made => { if (made) added(li, file, made); else { gone(li); say(`${file.name} cancelled`); } })
      .catch(failure => { gone(li); problem(failure.message); })
      .finally(() => { uploads--; next(); });
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
