-- What was answered to requests that carried a key, so that a repeat gets the same answer.
CREATE TABLE idempotency_record (
    -- 0 for requests without a login.
    account_id  BIGINT       NOT NULL,
    request_key VARCHAR(255) NOT NULL COLLATE utf8mb4_0900_bin,
    fingerprint BINARY(32)   NOT NULL,
    -- Null only inside the transaction that makes the answer.
    answer      MEDIUMTEXT   NULL,
    created_at  DATETIME(3)  NOT NULL,
    PRIMARY KEY (account_id, request_key),
    KEY idempotency_record_ix_age (created_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
