package app.gatehouse;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

  @Test
  void featuresUseOnlyWhatOthersOfferAndNeverEachOther() {
    ApplicationModules.of(GatehouseApplication.class).verify();
  }
}
