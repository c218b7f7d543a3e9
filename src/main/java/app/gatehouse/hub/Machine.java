package app.gatehouse.hub;

/** The machine Gatehouse runs on. */
public interface Machine {

  /** As it is now. Asks the file system. */
  MachineSpace space();
}
