package app.gatehouse.hub.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.hub.FilePart;
import app.gatehouse.hub.GatePart;
import app.gatehouse.hub.HubModels;
import app.gatehouse.hub.KnownAccess;
import app.gatehouse.hub.Machine;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelPart;
import app.gatehouse.models.ModelRef;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the parts of one page ask, and what other features bring to it.
 *
 * @param local finds a model of the account by its name
 */
record HubPage(
    AccountId account,
    HubModels models,
    AccessChecklists access,
    KnownAccess known,
    Machine machine,
    Function<ModelRef, Optional<Model>> local,
    List<FilePart> fileParts,
    List<GatePart> gateParts,
    List<ModelPart> modelParts,
    LiveUpdates live,
    Clock clock) {

  HubPage {
    fileParts = List.copyOf(fileParts);
    gateParts = List.copyOf(gateParts);
    modelParts = List.copyOf(modelParts);
  }
}
