package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Notices;
import app.gatehouse.credentials.PastedKeys;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A file that is chosen or dropped. Read into memory, at most {@link PastedKeys#MAX_LENGTH} bytes
 * of it, and never stored: it is sent as it is, since the parts of a form would be written to a
 * temporary file.
 */
final class KeyFile {

  private final UploadManager manager;
  private final Consumer<byte[]> reader;

  /**
   * @param owner for as long as it is on the page
   * @param reader hears of each file with the page locked; the bytes are its own to wipe
   */
  KeyFile(Component owner, Consumer<byte[]> reader) {
    this.reader = reader;
    this.manager = new UploadManager(owner, this::receive);
    manager.setUploadFormat(UploadFormat.RAW);
    manager.setMaxFileSize(PastedKeys.MAX_LENGTH);
    manager.addFileRejectedListener(
        rejected -> Notices.failed(Wording.sentence(PastedKeys.Reason.TOO_LONG)));
  }

  UploadButton button() {
    return new UploadButton(t("several.choose-file"), manager);
  }

  UploadDropZone dropZone(Component content) {
    return new UploadDropZone(content, manager);
  }

  private void receive(UploadEvent event) throws IOException {
    byte[] bytes;
    try (InputStream content = event.getInputStream()) {
      bytes = content.readNBytes(PastedKeys.MAX_LENGTH + 1);
    }
    event.getUI().access(() -> read(bytes));
  }

  // Visible for testing.
  void read(byte[] bytes) {
    manager.clearFileList();
    reader.accept(bytes);
  }
}
