// Starts a work page: every link loads its page whole, as on read pages, and a page whose connection has
// died comes back or loads again rather than looking alive.
(() => {
  const dialog = document.getElementById("components-reconnect-modal");

  const reconnect = async () => {
    document.removeEventListener("visibilitychange", whenSeen);
    try {
      if (!(await Blazor.reconnect())) {
        location.reload();
      }
    } catch {
      document.addEventListener("visibilitychange", whenSeen);
    }
  };

  const whenSeen = () => {
    if (document.visibilityState === "visible") {
      reconnect();
    }
  };

  dialog.addEventListener("components-reconnect-state-changed", ({ detail }) => {
    if (detail.state === "show" && !dialog.open) {
      dialog.showModal();
    } else if (detail.state === "hide") {
      dialog.close();
    } else if (detail.state === "failed") {
      document.addEventListener("visibilitychange", whenSeen);
    } else if (detail.state === "rejected" || detail.state === "paused") {
      location.reload();
    }
  });
  // Closing it would show a page that answers to nothing.
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  document.getElementById("connection-lost-retry").addEventListener("click", reconnect);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });

  Blazor.start({ ssr: { disableDomPreservation: true } });
})();
