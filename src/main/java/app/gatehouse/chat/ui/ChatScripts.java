package app.gatehouse.chat.ui;

/** The few things of the page that only the browser can do. */
final class ChatScripts {

  /** Enter sends, but not while an input method is composing a word. */
  static final String SEND_ON_ENTER =
      """
      this.addEventListener('keydown', e => {
        if (e.key === 'Enter' && !e.shiftKey && !e.altKey && !e.isComposing && e.keyCode !== 229) {
          e.preventDefault();
          this.dispatchEvent(new CustomEvent('chat-send', { detail: this.value }));
        }
      });
      """;

  /**
   * Keeps the end in sight for whoever is there already, and nobody else: who scrolls up leaves it,
   * who comes back to it stays. Says whether the end is out of sight by an attribute. Copies a
   * piece of code when its button is clicked.
   */
  static final String FOLLOW_END =
      """
      const scroll = this, column = this.firstElementChild;
      let stuck = true, last = 0;
      const end = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
      const show = () => scroll.parentElement.toggleAttribute('data-away', end() > 80);
      scroll.addEventListener('scroll', () => {
        if (scroll.scrollTop < last - 2) { stuck = false; }
        if (end() < 48) { stuck = true; }
        last = scroll.scrollTop;
        show();
      }, { passive: true });
      const sizes = new ResizeObserver(() => {
        if (stuck) { scroll.scrollTop = scroll.scrollHeight; }
        show();
      });
      sizes.observe(column);
      sizes.observe(scroll);
      scroll.chatToEnd = () => { stuck = true; scroll.scrollTop = scroll.scrollHeight; show(); };
      scroll.addEventListener('click', e => {
        const button = e.target.closest('.md-copy');
        if (!button || !navigator.clipboard) { return; }
        const word = button.textContent;
        navigator.clipboard.writeText(button.closest('.md-code').querySelector('pre').textContent)
          .then(() => { button.textContent = $0; }, () => { button.textContent = $1; })
          .then(() => setTimeout(() => { button.textContent = word; }, 1500));
      });
      """;

  static final String TO_END = "this.chatToEnd && this.chatToEnd()";

  private ChatScripts() {}
}
