package org.isopolity.server.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All answers of a network as one table, for those who see them all. */
@Controller
final class ExportController {

    private final Answers answers;

    ExportController(Answers answers) {
        this.answers = answers;
    }

    /** Written while it is read, so that it takes no more memory however many answers there are. */
    @GetMapping("/workspace/networks/{network}/answers.csv")
    @Needs(Right.ANSWERS_SEE)
    void all(@PathVariable("network") String network, Person person, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + network + "-answers.csv\"");
        try (ReturnCsv.Export export = ReturnCsv.export(response.getOutputStream())) {
            answers.each(network, export);
        }
    }
}
