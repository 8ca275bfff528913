// Keeps what is typed into a review while one writes, as the button "Keep for later" does.
(() => {
  const form = document.getElementById("blocks");
  const status = document.getElementById("kept");
  const pauseInTyping = 1500;
  let timer;
  let underWay;

  const keep = async () => {
    const fields = new FormData(form);
    fields.set("Typed.Step", "keep");
    underWay?.abort();
    underWay = new AbortController();
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, signal: underWay.signal });
      // Whoever is not signed in any more is led to another page.
      if (!answer.ok || new URL(answer.url).pathname !== location.pathname) {
        throw new Error(answer.status);
      }
      status.textContent = `Kept at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}, not saved yet.`;
    } catch (error) {
      if (error.name !== "AbortError") {
        status.textContent = "What you type cannot be kept just now. Copy it before you leave this page.";
      }
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, pauseInTyping);
  });
  // A button of the form takes everything along itself.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    underWay?.abort();
  });
})();
