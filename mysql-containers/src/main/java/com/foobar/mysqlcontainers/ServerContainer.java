package com.foobar.mysqlcontainers;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import com.sun.security.auth.module.UnixSystem;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container whose only process is a server with options of ours, as this user and in
 * this machine's network. Not a {@code MySQLContainer}, which sets the server up by
 * itself and wants it behind a mapped port.
 */
final class ServerContainer extends GenericContainer<ServerContainer> {

	ServerContainer(String image, List<String> words, Path folder) {
		super(DockerImageName.parse(image));
		withNetworkMode("host");
		withCommand(words.subList(1, words.size()).toArray(String[]::new));
		withCreateContainerCmdModifier((create) -> {
			UnixSystem user = new UnixSystem();
			HostConfig host = Objects.requireNonNull(create.getHostConfig()).withPidMode("host");
			if (folder.getNameCount() > 0) {
				// Not as withFileSystemBind, which tries it out in a further image first.
				host.withBinds(new Bind(folder.toString(), new Volume(folder.toString())));
				create.withWorkingDir(folder.toString());
			}
			create.withEntrypoint(words.getFirst()).withUser(user.getUid() + ":" + user.getGid()).withHostConfig(host);
		});
	}

	static ServerContainer running(String image, List<String> words, Path folder) {
		ServerContainer container = new ServerContainer(image, words, folder);
		container.start();
		return container;
	}

}
