package app.gatehouse.storage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.maintenance.MaintenanceCard;
import app.gatehouse.storage.Backups;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;

/** Backups on the Maintenance page. */
@org.springframework.stereotype.Component
class BackupCard implements MaintenanceCard {

  private static final int ORDER = 30;

  private final Backups backups;

  BackupCard(Backups backups) {
    this.backups = backups;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String title() {
    return t("backup.title");
  }

  @Override
  public Component content() {
    return backups.areMadeHere() ? new BackupPanel(backups) : new Paragraph(t("backup.postgresql"));
  }
}
