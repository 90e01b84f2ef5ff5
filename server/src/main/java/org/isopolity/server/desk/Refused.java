package org.isopolity.server.desk;

/** Something cannot be done; the sentence with this key says why. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why something cannot be done, as the status of the answer. */
    public enum Reason {
        /** There is no such thing, or it is not for this person to see: the two look the same. */
        ABSENT(404),
        /** Not in this state of things. */
        CONFLICT(409),
        /** Somebody else changed it in the meantime. */
        OVERTAKEN(412),
        /** What was sent makes no sense. */
        SENSELESS(422),
        /** Too large. */
        LARGE(413),
        /** Too often. */
        OFTEN(429);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The status of the answer. */
        public int status() {
            return status;
        }
    }

    private final Reason reason;
    private final String key;
    private final transient Object[] arguments;

    /** A refusal with a key of the messages and the arguments of that. */
    public Refused(Reason reason, String key, Object... arguments) {
        super(key, null, false, false);
        this.reason = reason;
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** There is no such thing for this person. */
    public static Refused absent() {
        return new Refused(Reason.ABSENT, "refused.absent");
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Key of the sentence. */
    public String key() {
        return key;
    }

    /** Arguments of the sentence. */
    public Object[] arguments() {
        return arguments.clone();
    }
}
