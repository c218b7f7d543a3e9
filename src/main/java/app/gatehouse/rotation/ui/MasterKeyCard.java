package app.gatehouse.rotation.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.LiveUpdates;
import app.gatehouse.maintenance.MaintenanceCard;
import app.gatehouse.rotation.MasterKeyRotation;
import com.vaadin.flow.component.Component;

/** Brings the master key to the Maintenance page. */
@org.springframework.stereotype.Component
class MasterKeyCard implements MaintenanceCard {

  private static final int ORDER = 300;

  private final MasterKeyRotation rotation;
  private final LiveUpdates live;

  MasterKeyCard(MasterKeyRotation rotation, LiveUpdates live) {
    this.rotation = rotation;
    this.live = live;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String title() {
    return t("rotation.title");
  }

  @Override
  public Component content() {
    return new MasterKeyPanel(rotation, live);
  }
}
