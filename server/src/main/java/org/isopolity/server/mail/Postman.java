package org.isopolity.server.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.isopolity.server.mail.Outbox.Mail;
import org.isopolity.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes mail from the outbox to a server, in a thread of its own: no request ever waits for it. */
public final class Postman implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 50;
    private static final String TIMEOUT = "10000";

    private final Store store;
    private final Outbox outbox;
    private final MailSettings settings;
    private final long pauseMillis;
    private final Session session;
    private final Thread thread;

    /** A postman who looks into the outbox this often, from now on. */
    public Postman(Store store, Outbox outbox, MailSettings settings, long pauseMillis) {
        this.store = store;
        this.outbox = outbox;
        this.settings = settings;
        this.pauseMillis = pauseMillis;
        this.session = session(settings.server());
        this.thread = Thread.ofVirtual().name("postman").start(this::walk);
    }

    private static Session session(URI server) {
        String protocol = server.getScheme();
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        for (String name : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + "." + name, TIMEOUT);
        }
        boolean login = server.getRawUserInfo() != null;
        properties.setProperty("mail." + protocol + ".auth", String.valueOf(login));
        // a password is only ever sent through an encrypted connection
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(login));
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        return Session.getInstance(properties);
    }

    private void walk() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                round();
            } catch (RuntimeException failed) {
                LOG.warn("mail waits: {}", failed.getClass().getSimpleName());
            }
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void round() {
        for (Mail mail : store.read(sql -> outbox.due(sql, AT_ONCE))) {
            try {
                send(mail);
                store.writing(sql -> outbox.sent(sql, mail));
            } catch (MessagingException failed) {
                boolean forGood = failed instanceof SendFailedException && isPermanent(failed);
                // addresses do not belong in a log
                LOG.warn(
                        "mail {} was not taken ({})",
                        mail.id(),
                        failed.getClass().getSimpleName());
                store.writing(sql -> outbox.failed(sql, mail, forGood));
            }
        }
    }

    private static boolean isPermanent(MessagingException failure) {
        for (Exception cause = failure; cause != null; ) {
            if (cause instanceof org.eclipse.angus.mail.smtp.SMTPAddressFailedException address) {
                return address.getReturnCode() >= 500;
            }
            cause = cause instanceof MessagingException nested ? nested.getNextException() : null;
        }
        return false;
    }

    private void send(Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // the same for every attempt, so that a second copy can be told to be one
                setHeader("Message-ID", "<" + mail.id() + "@isopolity>");
            }
        };
        message.setFrom(new InternetAddress(settings.sender(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        message.setSubject(mail.subject(), "UTF-8");
        message.setText(mail.content(), "UTF-8");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        URI server = settings.server();
        try (Transport transport = session.getTransport()) {
            String[] login = server.getRawUserInfo() == null
                    ? new String[] {null, null}
                    : server.getRawUserInfo().split(":", 2);
            transport.connect(
                    server.getHost(),
                    server.getPort(),
                    login[0] == null ? null : decode(login[0]),
                    login.length < 2 || login[1] == null ? null : decode(login[1]));
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
