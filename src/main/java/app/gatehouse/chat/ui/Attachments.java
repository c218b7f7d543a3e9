package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Attachment;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Notices;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that go with the next prompt. They are read into memory and stored nowhere. */
final class Attachments extends Div {

  private final UploadManager manager = new UploadManager(this, this::receive);
  private final List<Attachment> files = new ArrayList<>();

  Attachments() {
    addClassName("chat-chips");
    manager.setUploadFormat(UploadFormat.RAW);
    manager.setMaxFileSize(Attachment.LARGEST);
    manager.addFileRejectedListener(
        rejected -> Notices.failed(t("chat.attachment.too-large", size())));
    show();
  }

  UploadButton button() {
    UploadButton button = new UploadButton(manager);
    button.setIcon(Icons.ATTACH.create());
    button.setAriaLabel(t("chat.attach"));
    button.setTooltipText(t("chat.attach.hint", size()));
    button.addClassName("icon-button");
    return button;
  }

  List<Attachment> files() {
    return List.copyOf(files);
  }

  void set(List<Attachment> others) {
    files.clear();
    files.addAll(others);
    show();
  }

  private void receive(UploadEvent event) throws IOException {
    byte[] bytes;
    try (InputStream content = event.getInputStream()) {
      bytes = content.readNBytes(Attachment.LARGEST + 1);
    }
    String name = event.getFileName();
    event.getUI().access(() -> take(name, bytes));
  }

  // Visible for testing.
  void take(String name, byte[] bytes) {
    manager.clearFileList();
    if (bytes.length > Attachment.LARGEST) {
      Notices.failed(t("chat.attachment.too-large", size()));
    } else if (files.size() >= Attachment.MOST) {
      Notices.failed(t("chat.attachment.too-many", Attachment.MOST));
    } else {
      text(bytes)
          .ifPresentOrElse(
              text -> {
                files.add(new Attachment(name.substring(name.lastIndexOf('/') + 1), text));
                show();
              },
              () -> Notices.failed(t("chat.attachment.no-text", name)));
    }
  }

  /** Empty for what is no UTF-8, or holds what no text does. */
  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private void show() {
    removeAll();
    setVisible(!files.isEmpty());
    for (Attachment file : List.copyOf(files)) {
      add(
          Chip.removable(
              file,
              () -> {
                files.remove(file);
                show();
              }));
    }
  }

  private static String size() {
    return ByteSize.words(Attachment.LARGEST);
  }
}
