package org.isopolity.server.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * A question to a panel, and its answer once it is asked.
 *
 * @param path address of the page
 * @param heading the question, or the answer in a word
 * @param lead how to read it
 * @param tabs the other questions
 * @param problem why there is no answer; empty without a problem
 * @param result the answer, if there is one
 * @param published the form over the panels of the latest release
 * @param none why no panel of the latest release can be asked; empty where one can
 * @param own the form over a panel of one's own
 * @param panel the panel that was sent; empty where none was
 * @param ask what is asked, as forms send it
 */
public record EvaluationPage(
        String path,
        String heading,
        String lead,
        List<Tab> tabs,
        String problem,
        Optional<Result> result,
        List<Field> published,
        String none,
        List<Field> own,
        String panel,
        String ask) {

    public EvaluationPage {
        tabs = List.copyOf(tabs);
        published = List.copyOf(published);
        own = List.copyOf(own);
    }

    /**
     * Another question.
     *
     * @param path its address
     * @param name its name
     * @param here whether it is this one
     */
    public record Tab(String path, String name, boolean here) {}

    /**
     * A field of a form.
     *
     * @param name as the form sends it
     * @param label its name
     * @param hint what to write; may be empty
     * @param value what stands in it
     * @param options what can be chosen; none for a line of text
     */
    public record Field(String name, String label, String hint, String value, List<Option> options) {

        public Field {
            options = List.copyOf(options);
        }
    }

    /**
     * A choice.
     *
     * @param value as the form sends it
     * @param name its name
     * @param chosen whether it holds
     */
    public record Option(String value, String name, boolean chosen) {}

    /**
     * An answer.
     *
     * @param verdict what may be said, in two or three words; empty where no effect was asked for
     * @param finding it said
     * @param design by which method, and with which seed
     * @param figures effect, interval and p
     * @param lights the traffic lights, worst first
     * @param pictures figures over time
     * @param donors who what would have been is made of, and why
     * @param leftOut what was left out, and why
     * @param facts what else a reader should know
     * @param files what can be kept
     * @param share address of this answer; empty for a panel that was sent
     * @param sent fields to send again for a file; none for an answer with an address
     */
    public record Result(
            String verdict,
            String finding,
            String design,
            List<Figure> figures,
            List<Light> lights,
            List<Picture> pictures,
            Grid donors,
            Grid leftOut,
            List<String> facts,
            List<File> files,
            String share,
            List<Option> sent) {

        public Result {
            figures = List.copyOf(figures);
            lights = List.copyOf(lights);
            pictures = List.copyOf(pictures);
            facts = List.copyOf(facts);
            files = List.copyOf(files);
            sent = List.copyOf(sent);
        }
    }

    /**
     * A figure of the answer.
     *
     * @param name what it is
     * @param value it
     * @param note how far it can be trusted; may be empty
     */
    public record Figure(String name, String value, String note) {}

    /**
     * A traffic light.
     *
     * @param colour its style
     * @param word what it says without colour
     * @param reason why
     */
    public record Light(String colour, String word, String reason) {}

    /**
     * A picture with its table.
     *
     * @param id for the page
     * @param title what is shown
     * @param summary what it comes to
     * @param data the picture as an address that holds it whole
     * @param table its values
     */
    public record Picture(String id, String title, String summary, String data, Grid table) {}

    /**
     * A table.
     *
     * @param columns its header
     * @param rows its cells, as the reader writes numbers
     * @param more how many rows are in the file only
     */
    public record Grid(List<String> columns, List<List<String>> rows, int more) {

        /** A table without rows. */
        public static final Grid NONE = new Grid(List.of(), List.of(), 0);

        public Grid {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A file to be kept.
     *
     * @param name of the file
     * @param path where it is
     */
    public record File(String name, String path) {}
}
