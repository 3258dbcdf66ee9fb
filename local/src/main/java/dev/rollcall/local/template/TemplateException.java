package dev.rollcall.local.template;

/** A template that the embedded cloud cannot run as written. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says where in the template, and what is wrong there. */
  public TemplateException(String where, String what) {
    super(where + ": " + what);
  }
}
