package org.isopolity.server.exchange;

import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Beginning and ending the weekly digest. */
@Controller
final class DigestController {

    private static final String NETWORK = "/workspace/networks/{network}/exchange";
    private static final String LINK = "/workspace/digest/{secret}";

    private final Digests digests;

    DigestController(Digests digests) {
        this.digests = digests;
    }

    @PostMapping(NETWORK + "/digest")
    @Needs(Right.PLAN_COMMENT)
    Onward begin(@PathVariable("network") String network, Person person) {
        digests.begin(person, network);
        return Onward.to("/workspace/me", "digest-begun");
    }

    @PostMapping(NETWORK + "/digest/end")
    @Needs(Right.PLAN_COMMENT)
    Onward end(@PathVariable("network") String network, Person person) {
        digests.end(person, network);
        return Onward.to("/workspace/me", "digest-ended");
    }

    /** A link in a mail may be opened by a program that looks for harm, so it asks before it ends anything. */
    @GetMapping(LINK)
    @Needs(Right.ANYBODY)
    DeskPage leaving(@PathVariable("secret") String secret, Text text) {
        return DeskPage.of(
                text.of("digest.title"),
                text.of("digest.leave"),
                Block.Form.post(
                        "/workspace/digest/"
                                + java.net.URLEncoder.encode(secret, java.nio.charset.StandardCharsets.UTF_8),
                        text.of("digest.end")));
    }

    @PostMapping(LINK)
    @Needs(Right.ANYBODY)
    DeskPage leave(@PathVariable("secret") String secret, Text text) {
        if (!digests.end(secret)) {
            throw Refused.absent();
        }
        return DeskPage.of(text.of("digest.title"), text.of("done.digest-ended"));
    }
}
