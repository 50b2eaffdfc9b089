package io.haihe.kernel.scenario;

/** What a case that another one opens is to it. */
public enum Bond {
  /** Something that has to be done after it. */
  FOLLOW_UP,
  /** A piece of it: the whole can wait for its parts. */
  PART,
  /** The same matter, which goes on in the other case. */
  TRANSFER
}
