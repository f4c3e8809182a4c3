-- Ids grow, so the newest comments of an article are the last of its index entries.
CREATE TABLE comment (
    id         BIGINT      NOT NULL AUTO_INCREMENT,
    article_id BIGINT      NOT NULL,
    author_id  BIGINT      NOT NULL,
    -- 10,000 characters of up to four bytes.
    body       TEXT        NOT NULL,
    created_at DATETIME(3) NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY comment_ix_article (article_id, id),
    KEY comment_ix_author (author_id),
    CONSTRAINT comment_fk_article FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    CONSTRAINT comment_fk_author FOREIGN KEY (author_id) REFERENCES account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
