package io.haihe.kernel.org;

/** How much work waits at a unit; answered by the module that keeps the cases. */
public interface Waiting {

  /** Cases under way that the unit takes part in, whoever may see them. */
  long at(long unit);
}
