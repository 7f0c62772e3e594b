package app.ontos.local;

/** The two products called Lakebase; they differ in how a client names a database. */
public enum LakebaseKind {
  /** An instance, by its name. */
  PROVISIONED,
  /** An endpoint of a branch of a project, by its path. */
  AUTOSCALING
}
