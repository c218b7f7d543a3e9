package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.Icons;
import app.gatehouse.components.When;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account's conversations, to be searched and opened. */
final class ConversationList extends Nav {

  /** Longer lists are shown when asked for. */
  private static final int FIRST = 100;

  /** Letters; what is shorter stands everywhere. */
  private static final int SEARCHED = 3;

  private final ChatTools tools;
  private final AccountId account;
  private final TextField search = new TextField();
  private final Div items = new Div();
  private @Nullable ConversationId open;
  private @Nullable BackgroundWork searching;
  private Set<ConversationId> inside = Set.of();
  private int most = FIRST;

  ConversationList(ChatTools tools, AccountId account, Runnable startNew, Runnable close) {
    this.tools = tools;
    this.account = account;
    addClassName("chat-list");
    getElement().setAttribute("aria-label", t("chat.list"));
    Button begin = new Button(t("chat.new"), Icons.ADD.create(), click -> startNew.run());
    begin.addClassName("chat-new");
    Button back = Quiet.button(Icons.CLOSE, t("chat.list.close"));
    back.addClassName("chat-list-close");
    back.addClickListener(click -> close.run());
    Div head = new Div(begin, back);
    head.addClassName("chat-list-head");
    search.setAriaLabel(t("chat.search"));
    search.setPlaceholder(t("chat.search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(change -> search());
    items.addClassName("chat-list-items");
    add(head, search, items);
    refresh();
  }

  void open(@Nullable ConversationId conversation) {
    open = conversation;
    refresh();
  }

  void refresh() {
    String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
    List<Conversation> found =
        tools.conversations().list(account).stream()
            .filter(conversation ->
                title(conversation).toLowerCase(Locale.ROOT).contains(wanted)
                    || inside.contains(conversation.id()))
            .toList();
    items.removeAll();
    if (found.isEmpty()) {
      Paragraph none = new Paragraph(wanted.isEmpty() ? t("chat.list.empty") : t("chat.list.none"));
      none.addClassName("hint");
      items.add(none);
      return;
    }
    UnorderedList rows = new UnorderedList();
    found.stream().limit(most).map(this::row).forEach(rows::add);
    items.add(rows);
    if (found.size() > most) {
      items.add(
          new Button(
              t("chat.list.all", found.size()),
              click -> {
                most = Integer.MAX_VALUE;
                refresh();
              }));
    }
  }

  /** Titles at once; what was said takes longer. */
  private void search() {
    String wanted = search.getValue().strip();
    if (searching != null) {
      searching.cancel();
    }
    inside = Set.of();
    refresh();
    if (wanted.length() >= SEARCHED) {
      searching =
          BackgroundWork.start(
              UI.getCurrent(),
              () -> tools.conversations().containing(account, wanted),
              found -> {
                inside = found;
                refresh();
              });
    }
  }

  private ListItem row(Conversation conversation) {
    RouterLink link = new RouterLink(ChatView.class, conversation.id().toString());
    Span title = new Span(title(conversation));
    title.addClassName("chat-list-title");
    Span age = new Span(When.since(conversation.changedAt(), tools.clock().instant()));
    age.addClassName("hint");
    link.add(title, age);
    if (conversation.head() == null) {
      link.addClassName("chat-list-lost");
    }
    link.getElement().setAttribute("title", title(conversation));
    if (conversation.id().equals(open)) {
      link.getElement().setAttribute("aria-current", "page");
    }
    return new ListItem(link);
  }

  private static String title(Conversation conversation) {
    Conversation.Head head = conversation.head();
    return head == null ? t("chat.list.lost") : head.title();
  }
}
