// Warns before an idle session runs out. The server keeps the time: another tab may have kept the session going.
(() => {
  const warnSeconds = 120;
  const askEverySeconds = 10;
  const tellEverySeconds = 60;

  const dialog = () => document.getElementById("session-timeout");
  const here = () => encodeURIComponent(location.pathname + location.search);

  let endsAt = Date.now() + Number(dialog().dataset.secondsLeft) * 1000;
  let toldAt = Date.now();
  let askedAt = 0;
  let isBusy = false;
  let wasActive = false;
  let saidAt = Infinity;

  for (const event of ["keydown", "pointerdown", "scroll"]) {
    document.addEventListener(event, () => { wasActive = true; }, { passive: true, capture: true });
  }

  const secondsLeft = () => Math.round((endsAt - Date.now()) / 1000);

  const exchange = async (address, options) => {
    if (isBusy) {
      return;
    }
    isBusy = true;
    askedAt = Date.now();
    try {
      const response = await fetch(address, { credentials: "same-origin", ...options });
      if (response.ok && !response.redirected) {
        endsAt = Date.now() + (await response.json()).secondsLeft * 1000;
      } else {
        endsAt = Date.now();
      }
    } catch {
      // Offline: the next tick asks again.
    } finally {
      isBusy = false;
    }
  };

  const ask = () => exchange("/session", { cache: "no-store" });

  const stay = async () => {
    toldAt = Date.now();
    wasActive = false;
    await exchange("/session/extend", { method: "POST", body: new FormData(document.getElementById("session-timeout-stay")) });
  };

  const words = (seconds) => {
    const minutes = Math.ceil(seconds / 60);
    return seconds > 60 ? `${minutes} minutes` : seconds > 20 ? "1 minute" : `${Math.max(0, seconds)} seconds`;
  };

  const show = () => {
    const left = secondsLeft();
    document.getElementById("session-timeout-left").textContent = words(left);
    if ((left <= 60 && saidAt > 60) || (left <= 20 && saidAt > 20)) {
      saidAt = left;
      document.getElementById("session-timeout-said").textContent = `You will be signed out in ${words(left)}.`;
    }
    if (!dialog().open) {
      saidAt = left;
      dialog().showModal();
    }
  };

  const tick = async () => {
    if (!dialog()) {
      return;
    }
    const isOpen = dialog().open;
    const sinceAsked = (Date.now() - askedAt) / 1000;
    if (!isOpen && wasActive && (Date.now() - toldAt) / 1000 >= tellEverySeconds) {
      await stay();
    } else if (secondsLeft() <= warnSeconds && sinceAsked >= (isOpen ? askEverySeconds : 1)) {
      await ask();
    }

    if (secondsLeft() <= 0) {
      await ask();
      if (secondsLeft() <= 0 && navigator.onLine) {
        location.assign(`/sign-in/timed-out?returnUrl=${here()}`);
      }
    } else if (secondsLeft() <= warnSeconds) {
      show();
    } else if (dialog().open) {
      dialog().close();
    }
  };

  document.addEventListener("submit", async (event) => {
    if (event.target.getAttribute("action") === "/sign-out") {
      // What was kept in this tab against a lost connection is nobody else's.
      sessionStorage.clear();
    }
    if (event.target.id === "session-timeout-stay") {
      event.preventDefault();
      await stay();
      await tick();
    }
  });
  // Escape asks to go on with the page.
  document.addEventListener("cancel", async (event) => {
    if (event.target.id === "session-timeout") {
      await stay();
    }
  }, true);

  setInterval(tick, 1000);
})();
